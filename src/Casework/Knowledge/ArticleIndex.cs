using System.Buffers;
using CallCenter.Core.Text;

namespace CallCenter.Casework.Knowledge;

/// <summary>
/// Finds articles by what is typed, character by character: by pairs of characters, by whole keywords inside what was said, by first letters and pinyin, and by
/// keywords that sound alike. Immutable: a change makes a new one. Searching is safe from every thread and allocates only what it returns.
/// </summary>
public sealed partial class ArticleIndex
{
    /// <summary>Characters of a question that are looked at, counted from its end.</summary>
    public const int MostCharacters = 60;

    private const float TitleWeight = 4;
    private const float KeywordWeight = 5;
    private const float BodyWeight = 1;
    private const float WholeKeyword = 9;
    private const float SoundsAlike = 4;
    private const float BeginsSo = 14;
    private const int LongestKeyword = 8;

    private readonly IReadOnlyList<ArticleText> articles;
    private readonly string? everywhere;
    private readonly Dictionary<int, int> termOf;
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly byte[] weights;
    private readonly Dictionary<string, int[]> keywords;
    private readonly Dictionary<string, int[]> sounds;
    private readonly (string Key, int Document, bool IsKeyword)[] names;
    private readonly Dictionary<string, (string Key, int Document, bool IsKeyword)[]> shortNames;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> keywordsBySpan;

    private ArticleIndex(IReadOnlyList<ArticleText> articles, Builder made)
    {
        this.articles = articles;
        everywhere = articles.CountBy(a => a.Area).OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).FirstOrDefault().Key;
        (termOf, starts, documents, weights) = (made.TermOf, made.Starts, made.Documents, made.Weights);
        (keywords, sounds, names, shortNames) = (made.Keywords, made.Sounds, made.Names, made.ShortNames);
        keywordsBySpan = keywords.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>An index of nothing.</summary>
    public static ArticleIndex Empty { get; } = Of([]);

    /// <summary>Articles in it.</summary>
    public int Count => articles.Count;

    /// <summary>Makes an index of published versions.</summary>
    public static ArticleIndex Of(IReadOnlyList<ArticleText> articles) => new(articles, new Builder(articles));

    /// <summary>The best articles for a question, best first.</summary>
    /// <param name="question">Words, first letters or pinyin; or all that a caller has said so far.</param>
    /// <param name="most">1 to 50.</param>
    /// <param name="nowMs">For telling what is out of date, UTC milliseconds.</param>
    /// <param name="place">
    /// Where the caller is, in words; null: not known. What is true for a part of the whole only comes before where the place names that part, and behind where it names another;
    /// the whole is the area that most articles have.
    /// </param>
    public IReadOnlyList<ArticleFinding> Find(string question, int most, long nowMs, string? place = null)
    {
        var asked = Normal.Of(question, MostCharacters);
        if (asked.Length == 0 || articles.Count == 0)
        {
            return [];
        }

        var scores = ArrayPool<float>.Shared.Rent(articles.Count);
        Array.Clear(scores, 0, articles.Count);
        try
        {
            ByPairs(asked, scores);
            ByKeywords(asked, scores);
            ByNames(asked, scores);
            return Best(asked, scores, Math.Clamp(most, 1, 50), nowMs, string.IsNullOrWhiteSpace(place) ? null : place);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private void ByPairs(string asked, float[] scores)
    {
        for (var n = 0; n < asked.Length; n++)
        {
            if (!Normal.IsHan(asked[n]))
            {
                continue;
            }

            var isLast = n + 1 == asked.Length || !Normal.IsHan(asked[n + 1]);
            if (!isLast)
            {
                Add(Builder.Pair(asked[n], asked[n + 1]), 1, scores);
            }

            // A character by itself says little beside a pair, and is all there is of a question of one.
            Add(asked[n], asked.Length == 1 ? 1 : 0.15f, scores);
        }
    }

    private void Add(int term, float factor, float[] scores)
    {
        if (!termOf.TryGetValue(term, out var index))
        {
            return;
        }

        var (from, until) = (starts[index], starts[index + 1]);
        var rarity = factor * MathF.Log(1 + ((float)articles.Count / (until - from)));
        for (var n = from; n < until; n++)
        {
            scores[documents[n]] += rarity * weights[n];
        }
    }

    private void ByKeywords(string asked, float[] scores)
    {
        for (var from = 0; from < asked.Length; from++)
        {
            for (var length = 2; length <= LongestKeyword && from + length <= asked.Length; length++)
            {
                var part = asked.AsSpan(from, length);
                if (keywordsBySpan.TryGetValue(part, out var said))
                {
                    AddAll(said, WholeKeyword * length, scores);
                }
                else if (Normal.IsHan(part[0]) && length <= 6 && sounds.TryGetValue(Normal.Sound(part), out var alike))
                {
                    AddAll(alike, SoundsAlike * length, scores);
                }
            }
        }
    }

    private void AddAll(int[] found, float value, float[] scores)
    {
        var rarity = value * MathF.Log(1 + ((float)articles.Count / found.Length)) / MathF.Log(1 + articles.Count);
        foreach (var document in found)
        {
            scores[document] += rarity;
        }
    }

    private void ByNames(string asked, float[] scores)
    {
        foreach (var word in asked.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.All(char.IsAsciiLetterOrDigit))
            {
                continue;
            }

            if (word.Length <= 2)
            {
                Array.ForEach(shortNames.GetValueOrDefault(word, []), n => AddName(n, word, scores));
                continue;
            }

            var at = Array.BinarySearch(names, (word, -1, false), Builder.NameOrder);
            for (at = at < 0 ? ~at : at; at < names.Length && names[at].Key.StartsWith(word, StringComparison.Ordinal); at++)
            {
                AddName(names[at], word, scores);
            }
        }
    }

    private static void AddName((string Key, int Document, bool IsKeyword) name, string word, float[] scores) =>
        scores[name.Document] += BeginsSo * (name.IsKeyword ? 1 : 0.4f) * word.Length / name.Key.Length;

    private List<ArticleFinding> Best(string asked, float[] scores, int most, long nowMs, string? place)
    {
        var best = new PriorityQueue<int, float>(most + 1);
        for (var n = 0; n < articles.Count; n++)
        {
            if (scores[n] <= 0)
            {
                continue;
            }

            // What is out of date comes behind what is not, but is found: the agent sees why it is not read out.
            var score = (articles[n].IsStale(nowMs) ? scores[n] * 0.6f : scores[n]) * Nearness(articles[n].Area, place);
            if (best.Count < most)
            {
                best.Enqueue(n, score);
            }
            else if (best.TryPeek(out _, out var least) && score > least)
            {
                best.EnqueueDequeue(n, score);
            }
        }

        var found = new List<ArticleFinding>(best.Count);
        while (best.TryDequeue(out var n, out var score))
        {
            found.Add(new ArticleFinding(articles[n], score, Normal.Snippet(articles[n].Paragraphs, asked), articles[n].IsStale(nowMs)));
        }

        found.Reverse();
        return found;
    }

    private float Nearness(string area, string? place) =>
        place is null || area == everywhere ? 1 : place.Contains(area, StringComparison.Ordinal) ? 1.5f : 0.5f;
}
