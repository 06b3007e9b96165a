using CallCenter.Core.Text;

namespace CallCenter.Casework.Places;

/// <summary>
/// Finds places by what is typed or was said: letter by letter, by sound, by first letters, with a slip, inside a story. Candidates come from pairs of sounds; each is then
/// laid along the words (<see cref="NameFit"/>). Immutable; searching is safe from every thread.
/// </summary>
public sealed class PlaceIndex
{
    /// <summary>Letters of a story that are looked at, counted from its end.</summary>
    public const int MostLetters = 60;

    /// <summary>Names that are laid along the words, the most promising first.</summary>
    private const int MostCandidates = 300;

    private const double LeastInStory = 0.72;

    /// <summary>So many letters and nothing else are pinyin or first letters.</summary>
    private const int LeastLetters = 2;

    private readonly Name[] names;
    private readonly Dictionary<string, int[]> pairs;
    private readonly Dictionary<string, int[]> singles;

    private PlaceIndex(IReadOnlyList<KnownPlace> places)
    {
        Count = places.Count;
        names = [.. places.SelectMany(p => p.Aliases.Prepend(p.Name).Select(n => (Place: p, Spoken: Spoken.Of(n))).Where(n => n.Spoken.Length > 0).Select(n => new Name(n.Place, n.Spoken, Pinyin.Initials(n.Spoken.Letters), Pinyin.Whole(n.Spoken.Letters))))];
        pairs = Group(n => Pairs(n.Spoken.Sounds).Concat(Pairs([.. n.Initials.Select(i => i.ToString())]).Select(p => "#" + p)));
        singles = Group(n => n.Spoken.Letters.Select(l => l.ToString()));
    }

    /// <summary>An index of nothing.</summary>
    public static PlaceIndex Empty { get; } = new([]);

    /// <summary>Places in it.</summary>
    public int Count { get; }

    /// <summary>Makes an index.</summary>
    public static PlaceIndex Of(IReadOnlyList<KnownPlace> places) => new(places);

    /// <summary>The places that fit best, best first; two of the same name both come.</summary>
    /// <param name="said">What is typed, or what was said so far.</param>
    /// <param name="most">1 to 20.</param>
    public IReadOnlyList<PlaceFinding> Find(string said, int most)
    {
        var words = Spoken.Of(said, MostLetters);
        if (words.Length == 0 || names.Length == 0)
        {
            return [];
        }

        if (words.Length >= LeastLetters && words.Letters.All(char.IsAsciiLetter))
        {
            return ByPinyin(words.Letters, most);
        }

        return
        [
            .. Candidates(words).Select(n => Judge(names[n], words)).Where(f => f is not null).Select(f => f!)
                .GroupBy(f => f.Place.Id).Select(g => g.MaxBy(f => f.Score)!)
                .OrderByDescending(f => f.Score).ThenBy(f => f.Place.Name.Length).ThenBy(f => f.Place.Code, StringComparer.Ordinal).Take(Math.Clamp(most, 1, 20)),
        ];
    }

    /// <summary>Letters that are whole syllables or first letters: the beginning of a name.</summary>
    private IReadOnlyList<PlaceFinding> ByPinyin(string letters, int most) =>
    [
        .. names.Where(n => n.Whole.StartsWith(letters, StringComparison.Ordinal) || n.Initials.Contains(letters, StringComparison.Ordinal))
            .Select(n => new PlaceFinding(n.Place, PlaceMatch.Pinyin, (double)letters.Length / (n.Whole.StartsWith(letters, StringComparison.Ordinal) ? n.Whole.Length : n.Initials.Length)))
            .GroupBy(f => f.Place.Id).Select(g => g.MaxBy(f => f.Score)!)
            .OrderByDescending(f => f.Score).ThenBy(f => f.Place.Name.Length).ThenBy(f => f.Place.Code, StringComparer.Ordinal).Take(Math.Clamp(most, 1, 20)),
    ];

    /// <summary>A name along the words: worth something when most of it is said, or when all that is said lies in it.</summary>
    private static PlaceFinding? Judge(Name name, Spoken words)
    {
        var fit = NameFit.Of(name.Spoken, words);
        var (said, typed) = (fit.Value / name.Spoken.Length, fit.Value / words.Length);
        var isWhole = said >= LeastInStory;
        if (!isWhole && (typed < 0.8 || fit.Value < 0.7))
        {
            return null;
        }

        // What is said of a place's surroundings tells two of the same name apart.
        var around = name.Place.Within.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => NameFit.Of(Spoken.Of(Stem(w)), words) is { IsExact: true } part && part.Value >= Stem(w).Length);
        return new PlaceFinding(name.Place, fit.Match, (isWhole ? fit.Value * said * said : fit.Value * typed * 0.6 * said) + (0.5 * around));
    }

    private static string Stem(string division)
    {
        foreach (var ending in new[] { "街道", "社区", "区", "县", "镇", "乡", "村", "市" })
        {
            if (division.Length > ending.Length + 1 && division.EndsWith(ending, StringComparison.Ordinal))
            {
                return division[..^ending.Length];
            }
        }

        return division;
    }

    private static IEnumerable<string> Pairs(IReadOnlyList<string> sounds)
    {
        for (var n = 0; n + 1 < sounds.Count; n++)
        {
            yield return $"{sounds[n]} {sounds[n + 1]}";
        }
    }

    private IEnumerable<int> Candidates(Spoken words)
    {
        if (words.Length == 1)
        {
            return singles.GetValueOrDefault(words.Letters, []).OrderBy(n => names[n].Spoken.Length).Take(MostCandidates);
        }

        var hits = new Dictionary<int, double>();
        var asked = Pairs(words.Sounds).Concat(LetterRuns(words.Letters).SelectMany(r => Pairs([.. r.Select(l => l.ToString())])).Select(p => "#" + p)).Distinct(StringComparer.Ordinal);
        foreach (var pair in asked)
        {
            if (pairs.TryGetValue(pair, out var found))
            {
                var rarity = Math.Log(1 + ((double)names.Length / found.Length));
                foreach (var name in found)
                {
                    hits[name] = hits.GetValueOrDefault(name) + rarity;
                }
            }
        }

        return hits.OrderByDescending(h => h.Value / Math.Sqrt(names[h.Key].Spoken.Length)).Take(MostCandidates).Select(h => h.Key);
    }

    private static IEnumerable<string> LetterRuns(string letters)
    {
        for (var n = 0; n < letters.Length; n++)
        {
            var end = n;
            while (end < letters.Length && char.IsAsciiLetter(letters[end]))
            {
                end++;
            }

            if (end - n >= 2)
            {
                yield return letters[n..end];
            }

            n = Math.Max(n, end);
        }
    }

    private Dictionary<string, int[]> Group(Func<Name, IEnumerable<string>> keys) =>
        names.SelectMany((n, index) => keys(n).Distinct(StringComparer.Ordinal).Select(k => (Key: k, Index: index))).GroupBy(k => k.Key, k => k.Index, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private readonly record struct Name(KnownPlace Place, Spoken Spoken, string Initials, string Whole);
}
