namespace CallCenter.Routing.Classification.Learning;

/// <summary>Scores to probabilities: softmax of a slope times the score plus an offset per class, both learned on texts that the weights had not seen.</summary>
internal static class Calibration
{
    public static float[] Apply(ReadOnlySpan<float> scores, float slope, ReadOnlySpan<float> offsets)
    {
        var result = new float[scores.Length];
        var top = float.NegativeInfinity;
        for (var c = 0; c < scores.Length; c++)
        {
            result[c] = (slope * scores[c]) + offsets[c];
            top = MathF.Max(top, result[c]);
        }

        var sum = 0f;
        for (var c = 0; c < result.Length; c++)
        {
            result[c] = MathF.Exp(result[c] - top);
            sum += result[c];
        }

        for (var c = 0; c < result.Length; c++)
        {
            result[c] /= sum;
        }

        return result;
    }
}
