namespace CallCenter.Media;

/// <summary>How a clip ended.</summary>
public enum PlayEnd
{
    /// <summary>Played to its last sample.</summary>
    Finished = 0,

    /// <summary>Stopped, replaced by another clip, or its leg was closed.</summary>
    Stopped = 1,
}
