using CallCenter.Core.Calls;

namespace CallCenter.Routing.Queues;

/// <summary>
/// A waiting call's place. P1 and P2 strictly first, each by its arrival. P3 and P4 share one order by arrival plus a handicap, so that an enquiry is never
/// starved by what is a little more urgent. Smaller is earlier.
/// </summary>
/// <param name="Band">1 (P1), 2 (P2), 3 (P3 and P4).</param>
/// <param name="FromMs">In band 3: when it counts as arrived, steady clock; else 0.</param>
/// <param name="Place">Sequence number of the call's arrival; never two alike.</param>
/// <param name="Call">The call.</param>
internal readonly record struct WaitKey(int Band, long FromMs, long Place, CallId Call) : IComparable<WaitKey>
{
    public int CompareTo(WaitKey other)
    {
        var byBand = Band.CompareTo(other.Band);
        if (byBand != 0)
        {
            return byBand;
        }

        var byTime = FromMs.CompareTo(other.FromMs);
        return byTime != 0 ? byTime : Place.CompareTo(other.Place);
    }
}
