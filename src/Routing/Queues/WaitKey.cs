using CallCenter.Core.Calls;

namespace CallCenter.Routing.Queues;

/// <summary>A waiting call's place: urgency first, then the sequence number of its arrival. Smaller is earlier.</summary>
/// <param name="Band">1 (P1) to 4 (P4).</param>
/// <param name="Place">Sequence number of the call's arrival; never two alike.</param>
/// <param name="Call">The call.</param>
internal readonly record struct WaitKey(int Band, long Place, CallId Call) : IComparable<WaitKey>
{
    public int CompareTo(WaitKey other)
    {
        var byBand = Band.CompareTo(other.Band);
        return byBand != 0 ? byBand : Place.CompareTo(other.Place);
    }
}
