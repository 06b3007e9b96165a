namespace CallCenter.Media;

/// <summary>What happened to the connection of a browser leg.</summary>
public enum BrowserChange
{
    /// <summary>DTLS is done with the peer of the offer: the leg speaks and hears.</summary>
    Connected = 0,

    /// <summary>Nothing genuine came for 1 s while bridged and speaking, or for 10 s otherwise.</summary>
    Quiet = 1,

    /// <summary>It is heard again after <see cref="Quiet"/>.</summary>
    Heard = 2,

    /// <summary>Over, told once: the peer closed, never connected, is not who it said, or was silent for 30 s (RFC 7675, section 5.1).</summary>
    Closed = 3,
}
