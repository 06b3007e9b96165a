namespace CallCenter.Routing.Classification.Training;

/// <summary>What a model said about a text, beside the truth.</summary>
/// <param name="Truth">The right label.</param>
/// <param name="Said">The model's label.</param>
/// <param name="Probability">How sure it was, 0 to 1.</param>
public sealed record Answer(string Truth, string Said, float Probability)
{
    internal static Answer Of(string truth, IReadOnlyList<string> classes, float[] probabilities)
    {
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
        {
            best = probabilities[c] > probabilities[best] ? c : best;
        }

        return new Answer(truth, classes[best], probabilities[best]);
    }
}
