using CallCenter.Core.Text;

namespace CallCenter.Casework.Knowledge;

/// <summary>How an index is made.</summary>
public sealed partial class ArticleIndex
{
    private sealed class Builder
    {
        /// <summary>Texts are searched whole as long as they are this many characters together; of more, each gives its share.</summary>
        private const int MostBodyCharacters = 8_000_000;

        private const int LeastBodyCharacters = 80;
        private const int LongestName = 8;

        /// <summary>With more articles than this a title is found by letters from its beginning only.</summary>
        private const int MostWithWholeTitles = 20_000;

        /// <summary>Articles that a beginning of one or two letters gives.</summary>
        private const int MostByShortName = 256;
        private readonly List<int> counts = [];
        private int[] next = [];

        public Builder(IReadOnlyList<ArticleText> articles)
        {
            var share = Math.Max(LeastBodyCharacters, MostBodyCharacters / Math.Max(1, articles.Count));
            var texts = articles.Select(a => (Title: Normal.Of(a.Title, int.MaxValue), Keywords: a.Keywords.Select(k => Normal.Of(k, int.MaxValue)).ToArray(), Body: Normal.Of(string.Concat(a.Paragraphs), share, fromEnd: false))).ToList();
            var weight = new Dictionary<int, float>();
            foreach (var text in texts)
            {
                Weigh(text, weight);
                foreach (var term in weight.Keys)
                {
                    if (!TermOf.TryGetValue(term, out var index))
                    {
                        TermOf.Add(term, index = counts.Count);
                        counts.Add(0);
                    }

                    counts[index]++;
                }
            }

            Starts = new int[counts.Count + 1];
            for (var n = 0; n < counts.Count; n++)
            {
                Starts[n + 1] = Starts[n] + counts[n];
            }

            next = Starts[..^1];
            Documents = new int[Starts[^1]];
            Weights = new byte[Starts[^1]];
            for (var n = 0; n < texts.Count; n++)
            {
                Weigh(texts[n], weight);
                foreach (var (term, value) in weight)
                {
                    var at = next[TermOf[term]]++;
                    (Documents[at], Weights[at]) = (n, (byte)Math.Min(255, value));
                }
            }

            Keywords = Group(texts.SelectMany((t, n) => t.Keywords.Select(k => (Key: k, Document: n))));
            Sounds = Group(texts.SelectMany((t, n) => t.Keywords.Where(k => k.Length is >= 2 and <= 6 && k.All(Normal.IsHan)).Select(k => (Key: Normal.Sound(k), Document: n))));
            Names = [.. texts.SelectMany((t, n) => NamesOf(t.Title, t.Keywords, articles.Count <= MostWithWholeTitles).Select(name => (name.Key, n, name.IsKeyword))).Distinct().Order(NameOrder)];
            foreach (var length in new[] { 1, 2 })
            {
                foreach (var group in Names.Where(n => n.Key.Length >= length).GroupBy(n => n.Key[..length], StringComparer.Ordinal))
                {
                    ShortNames[group.Key] = [.. group.OrderByDescending(n => n.IsKeyword).ThenBy(n => n.Key.Length).ThenBy(n => n.Document).DistinctBy(n => n.Document).Take(MostByShortName)];
                }
            }
        }

        public static IComparer<(string Key, int Document, bool IsKeyword)> NameOrder { get; } =
            Comparer<(string Key, int Document, bool IsKeyword)>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var order ? order : a.Document.CompareTo(b.Document));

        public Dictionary<int, int> TermOf { get; } = [];

        public int[] Starts { get; }

        public int[] Documents { get; }

        public byte[] Weights { get; }

        public Dictionary<string, int[]> Keywords { get; }

        public Dictionary<string, int[]> Sounds { get; }

        public (string Key, int Document, bool IsKeyword)[] Names { get; }

        /// <summary>The best names for each beginning of one or two letters: there are too many to look at all of them with each key.</summary>
        public Dictionary<string, (string Key, int Document, bool IsKeyword)[]> ShortNames { get; } = new(StringComparer.Ordinal);

        public static int Pair(char first, char second) => (first << 16) | second;

        private static Dictionary<string, int[]> Group(IEnumerable<(string Key, int Document)> pairs) =>
            pairs.Where(p => p.Key.Length > 0).GroupBy(p => p.Key, p => p.Document, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

        private static IEnumerable<(string Key, bool IsKeyword)> NamesOf(string title, string[] keywords, bool wholeTitle)
        {
            foreach (var keyword in keywords)
            {
                yield return (Pinyin.Initials(keyword), true);
                yield return (Pinyin.Whole(keyword), true);
            }

            var initials = Pinyin.Initials(title);
            for (var n = 0; n < (wholeTitle ? initials.Length : 1); n++)
            {
                yield return (initials[n..Math.Min(initials.Length, n + LongestName)], false);
            }
        }

        private static void Weigh((string Title, string[] Keywords, string Body) text, Dictionary<int, float> weight)
        {
            weight.Clear();
            Count(text.Title, TitleWeight, TitleWeight, single: true, weight);
            foreach (var keyword in text.Keywords)
            {
                Count(keyword, KeywordWeight, KeywordWeight + TitleWeight, single: true, weight);
            }

            Count(text.Body, BodyWeight, TitleWeight + KeywordWeight + (3 * BodyWeight), single: false, weight);
        }

        private static void Count(string text, float value, float most, bool single, Dictionary<int, float> weight)
        {
            for (var n = 0; n < text.Length; n++)
            {
                if (!Normal.IsHan(text[n]))
                {
                    continue;
                }

                if (n + 1 < text.Length && Normal.IsHan(text[n + 1]))
                {
                    Raise(Pair(text[n], text[n + 1]));
                }

                if (single)
                {
                    Raise(text[n]);
                }
            }

            void Raise(int term) => weight[term] = Math.Min(most, weight.GetValueOrDefault(term) + value);
        }
    }
}
