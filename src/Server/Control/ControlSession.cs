namespace CallCenter.Server.Control;

/// <summary>What one connection has open.</summary>
internal sealed class ControlSession
{
    /// <summary>Number of the drill that it opened; 0: none.</summary>
    public long Drill { get; set; }
}
