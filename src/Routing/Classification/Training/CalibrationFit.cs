using CallCenter.Routing.Classification.Learning;

namespace CallCenter.Routing.Classification.Training;

/// <summary>Finds slope and offsets that make probabilities honest, by gradient descent on the log loss of scores the weights had not seen.</summary>
internal static class CalibrationFit
{
    private const int Steps = 400;
    private const float Keep = 0.002f;

    public static (float Slope, float[] Offsets) Fit(float[][] scores, int[] truth, int classes)
    {
        var slope = 2f;
        var offsets = new float[classes];
        var (rateSlope, rate) = (0.5f, 2f);
        for (var step = 0; step < Steps; step++)
        {
            var down = new float[classes];
            var downSlope = 0f;
            for (var i = 0; i < scores.Length; i++)
            {
                var p = Calibration.Apply(scores[i], slope, offsets);
                for (var c = 0; c < classes; c++)
                {
                    var error = p[c] - (c == truth[i] ? 1 : 0);
                    down[c] += error;
                    downSlope += error * scores[i][c];
                }
            }

            slope = Math.Clamp(slope - (rateSlope * downSlope / scores.Length), 0.2f, 20f);
            for (var c = 0; c < classes; c++)
            {
                offsets[c] -= (rate * down[c] / scores.Length) + (Keep * offsets[c]);
            }
        }

        return (slope, offsets);
    }
}
