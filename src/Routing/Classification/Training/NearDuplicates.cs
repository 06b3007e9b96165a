using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Training;

/// <summary>Finds texts that are nearly the same: at least half of their runs of five characters in common.</summary>
public static class NearDuplicates
{
    private const int Gram = 5;
    private const int CommonGram = 40;

    /// <summary>The group of every text; texts of one group are near-duplicates, directly or through others.</summary>
    public static int[] Group(IReadOnlyList<NormalText> texts)
    {
        var grams = texts.Select(Grams).ToArray();
        var parent = Enumerable.Range(0, texts.Count).ToArray();
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < grams.Length; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var gram in grams[i])
            {
                var list = holders.TryGetValue(gram, out var known) ? known : holders[gram] = [];
                if (list.Count < CommonGram)
                {
                    foreach (var other in list)
                    {
                        shared[other] = shared.GetValueOrDefault(other) + 1;
                    }

                    list.Add(i);
                }
            }

            foreach (var (other, count) in shared)
            {
                if (2 * count >= Math.Min(grams[i].Count, grams[other].Count))
                {
                    parent[Root(parent, i)] = Root(parent, other);
                }
            }
        }

        return [.. Enumerable.Range(0, texts.Count).Select(i => Root(parent, i))];
    }

    private static HashSet<ulong> Grams(NormalText text)
    {
        var plain = string.Concat(text.Text.Where(char.IsLetterOrDigit));
        var grams = new HashSet<ulong>();
        for (var i = 0; i + Gram <= plain.Length || i == 0; i++)
        {
            grams.Add(Fingerprint.Add(Fingerprint.Start, plain.AsSpan(i, Math.Min(Gram, plain.Length - i))));
        }

        return grams;
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }
}
