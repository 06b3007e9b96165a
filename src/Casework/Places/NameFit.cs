using CallCenter.Core.Text;

namespace CallCenter.Casework.Places;

/// <summary>
/// How well a name lies along words that may hold it: the best local alignment (Smith-Waterman), where a letter counts 1, one of the same sound 0.85, a first letter for a
/// character 0.75, and a letter left out, put in or mistaken costs. Pure.
/// </summary>
/// <param name="Value">Sum of what counts, less what costs; at most the length of the name.</param>
/// <param name="Sounds">Letters that only sound alike.</param>
/// <param name="Initials">Letters that stand for a character.</param>
/// <param name="Slips">Letters left out, put in or mistaken inside the alignment.</param>
public readonly record struct NameFit(double Value, int Sounds, int Initials, int Slips)
{
    private const double SameSound = 0.85;
    private const double FirstLetter = 0.75;
    private const double Mistaken = -0.6;
    private const double Gap = -0.35;

    /// <summary>Letter by letter, without a slip.</summary>
    public bool IsExact => Value > 0 && Sounds == 0 && Initials == 0 && Slips == 0;

    /// <summary>Lays a name along words.</summary>
    public static NameFit Of(Spoken name, Spoken words)
    {
        Span<Cell> above = stackalloc Cell[words.Length + 1];
        var best = default(NameFit);
        for (var n = 0; n < name.Length; n++)
        {
            var diagonal = default(Cell);
            var left = default(Cell);
            for (var w = 0; w < words.Length; w++)
            {
                var up = above[w + 1];
                var cell = Better(Better(diagonal.Meet(name, n, words, w), up.Skip()), left.Skip());
                if (cell.Value <= 0)
                {
                    cell = default;
                }

                if (cell.IsMet && cell.Value > best.Value)
                {
                    best = new NameFit(cell.Value, cell.Sounds, cell.Initials, cell.Slips);
                }

                diagonal = up;
                left = above[w + 1] = cell;
            }
        }

        return best;
    }

    /// <summary>How the words match.</summary>
    public PlaceMatch Match =>
        Slips > 0 ? PlaceMatch.Slip : Initials > 0 ? PlaceMatch.Pinyin : Sounds > 0 ? PlaceMatch.Homophone : PlaceMatch.Exact;

    private static Cell Better(Cell a, Cell b) => a.Value >= b.Value ? a : b;

    private readonly record struct Cell(double Value, int Sounds, int Initials, int Slips, bool IsMet)
    {
        public Cell Skip() => this with { Value = Value + Gap, Slips = Slips + 1, IsMet = false };

        public Cell Meet(Spoken name, int n, Spoken words, int w)
        {
            var (own, said) = (name.Letters[n], words.Letters[w]);
            if (own == said)
            {
                return this with { Value = Value + 1, IsMet = true };
            }

            if (name.Sounds[n] == words.Sounds[w])
            {
                return this with { Value = Value + SameSound, Sounds = Sounds + 1, IsMet = true };
            }

            if (char.IsAsciiLetter(said) && !char.IsAscii(own) && Pinyin.ReadingsOf(own) is [var reading, ..] && reading[0] == said)
            {
                return this with { Value = Value + FirstLetter, Initials = Initials + 1, IsMet = true };
            }

            return this with { Value = Value + Mistaken, Slips = Slips + 1, IsMet = false };
        }
    }
}
