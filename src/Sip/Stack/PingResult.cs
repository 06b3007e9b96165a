namespace CallCenter.Sip;

/// <summary>The outcome of an OPTIONS.</summary>
/// <param name="Code">The final status code; any code means the peer lives. 0 when nothing came.</param>
/// <param name="RoundTrip">Time from the first sending to the final response.</param>
public readonly record struct PingResult(int Code, TimeSpan RoundTrip)
{
    /// <summary>True when any response came.</summary>
    public bool Alive => Code != 0;
}
