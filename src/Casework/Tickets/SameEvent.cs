using CallCenter.Casework.Places;
using CallCenter.Core.Calls;
using CallCenter.Core.Text;

namespace CallCenter.Casework.Tickets;

/// <summary>What of a ticket says whether it is of the same event as another.</summary>
/// <param name="Ticket">Its number.</param>
/// <param name="What">What happened.</param>
/// <param name="PlaceText">The place as it was said.</param>
/// <param name="Place">The place that was chosen; null: none yet.</param>
/// <param name="Service">Leading service.</param>
/// <param name="Urgency">P1 to P4.</param>
/// <param name="CreatedMs">UTC milliseconds.</param>
public sealed record EventSigns(CallId Ticket, string What, string PlaceText, KnownPlace? Place, string Service, string Urgency, long CreatedMs);

/// <summary>A ticket that may be of the same event.</summary>
/// <param name="Other">It.</param>
/// <param name="DistanceMetres">Between the chosen places; null: one has none.</param>
/// <param name="Minutes">Between their beginnings.</param>
/// <param name="Words">What both say.</param>
public sealed record SameEventFinding(EventSigns Other, int? DistanceMetres, int Minutes, IReadOnlyList<string> Words);

/// <summary>
/// Whether two tickets may be of one event: begun within 15 minutes, and either their places lie within 300 m or, where a place is not chosen, their words are alike. Pure.
/// It is a hint: a person decides.
/// </summary>
public static class SameEvent
{
    /// <summary>Between the beginnings.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    private const double MostMetres = 300;

    /// <summary>Letters that both say, counted in pairs.</summary>
    private const int LeastPairs = 3;

    /// <summary>Share of the shorter text's pairs.</summary>
    private const double LeastShare = 0.2;

    /// <summary>Judges two tickets.</summary>
    /// <returns>Null: they are of two events.</returns>
    public static SameEventFinding? Judge(EventSigns mine, EventSigns other)
    {
        var apart = Math.Abs(mine.CreatedMs - other.CreatedMs);
        if (mine.Ticket == other.Ticket || apart > Within.TotalMilliseconds)
        {
            return null;
        }

        var metres = mine.Place is not null && other.Place is not null ? mine.Place.MetresTo(other.Place) : null;
        if (metres > MostMetres)
        {
            return null;
        }

        var (own, theirs) = (Spoken.Of(mine.PlaceText + mine.What).Letters, Spoken.Of(other.PlaceText + other.What).Letters);
        var (words, pairs) = Shared(own, theirs);
        var share = pairs / (double)Math.Max(1, Math.Min(own.Length, theirs.Length) - 1);
        return metres is not null || (pairs >= LeastPairs && share >= LeastShare)
            ? new SameEventFinding(other, metres is { } m ? (int)Math.Round(m) : null, (int)(apart / 60_000), words)
            : null;
    }

    /// <summary>Stretches of two and more letters that both have, longest first, and how many pairs of neighbours they are.</summary>
    private static (IReadOnlyList<string> Words, int Pairs) Shared(string own, string theirs)
    {
        var words = new List<string>();
        var pairs = 0;
        for (var n = 0; n + 1 < own.Length;)
        {
            var length = 2;
            if (theirs.AsSpan().IndexOf(own.AsSpan(n, length)) < 0)
            {
                n++;
                continue;
            }

            while (n + length < own.Length && theirs.AsSpan().IndexOf(own.AsSpan(n, length + 1)) >= 0)
            {
                length++;
            }

            words.Add(own.Substring(n, length));
            pairs += length - 1;
            n += length;
        }

        return ([.. words.Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).Take(6)], pairs);
    }
}
