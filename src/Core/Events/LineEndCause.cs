namespace CallCenter.Core.Events;

/// <summary>Who or what ended a line. Persisted: values are append-only.</summary>
public enum LineEndCause
{
    /// <summary>The party hung up.</summary>
    HungUp = 1,

    /// <summary>The party gave up before it was answered (CANCEL).</summary>
    Cancelled = 2,

    /// <summary>We ended it.</summary>
    Ours = 3,

    /// <summary>The party's side refused (4xx, 5xx, 6xx).</summary>
    Refused = 4,

    /// <summary>The party's side wants us to call elsewhere (3xx); we don't follow.</summary>
    Redirected = 5,

    /// <summary>Nothing came back (timer B or F, no ACK).</summary>
    NoAnswer = 6,

    /// <summary>The line broke: transport error, dead peer, server restart.</summary>
    Lost = 7,
}
