using CallCenter.Core.Effects;

namespace CallCenter.Core.Ports;

/// <summary>The edge that holds the lines. Called by the switchboard's loop; must not block and must not throw.</summary>
public interface ILineEdge
{
    /// <summary>Carries out one effect; what comes of it comes back as an event.</summary>
    /// <param name="seq">Sequence number of the event that was decided.</param>
    /// <param name="n">Place of the effect in that decision.</param>
    /// <param name="effect">What to do.</param>
    void CarryOut(long seq, int n, Effect effect);
}
