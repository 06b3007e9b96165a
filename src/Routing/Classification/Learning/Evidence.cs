using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Learning;

/// <summary>Which words of a text speak for a class.</summary>
internal static class Evidence
{
    /// <summary>The words with the largest weights for a class, none inside another, with their share of all that speaks for it (0 to 1).</summary>
    public static List<(string Words, float Share)> Of(NormalText text, LinearModel model, string name, int most)
    {
        var found = new List<(int Start, int End, float Weight)>();
        var total = 0f;
        for (var start = 0; start < text.Text.Length; start++)
        {
            for (var n = Math.Max(2, model.Options.ShortestGram); n <= model.Options.LongestGram && start + n <= text.Text.Length; n++)
            {
                var end = start + n;
                if (char.IsLetterOrDigit(text.Text[start]) && char.IsLetterOrDigit(text.Text[end - 1]) && text.ClauseAt(start) == text.ClauseAt(end - 1) && model.WeightOf(Features.Key(text.Text.AsSpan(start, n)), name) is > 0 and var weight)
                {
                    found.Add((start, end, weight));
                    total += weight;
                }
            }
        }

        var chosen = new List<(int Start, int End, float Weight)>();
        foreach (var gram in found.OrderByDescending(f => f.Weight).ThenBy(f => f.Start))
        {
            if (chosen.Count == most)
            {
                break;
            }

            if (!chosen.Exists(c => c.Start < gram.End && gram.Start < c.End))
            {
                chosen.Add(gram);
            }
        }

        return [.. chosen.Select(c => (text.Words(c.Start, c.End).Trim(), c.Weight / total))];
    }
}
