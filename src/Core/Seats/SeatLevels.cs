namespace CallCenter.Core.Seats;

/// <summary>What the meters of a desk show. Cheap: may be read ten times a second for every seat.</summary>
/// <param name="InDb">Peak of what the microphone said in the last 100 to 200 ms, dBFS, -90 (nothing) to 0.</param>
/// <param name="OutDb">Peak of what went to the earphones, dBFS, -90 to 0.</param>
/// <param name="PacketsIn">Packets of speech received since the seat connected.</param>
/// <param name="PacketsOut">Packets of speech sent.</param>
/// <param name="Lost">Packets the page sent that did not arrive (RFC 3550 appendix A.3); duplicates can make it negative.</param>
/// <param name="JitterMs">Interarrival jitter of what the page sends, ms (RFC 3550 section 6.4.1).</param>
/// <param name="RoundTripMs">Round trip by RTCP, ms; null until the page has reported.</param>
public readonly record struct SeatLevels(double InDb, double OutDb, long PacketsIn, long PacketsOut, long Lost, double JitterMs, double? RoundTripMs)
{
    /// <summary>The level of silence, dBFS.</summary>
    public const double Silence = -90;
}
