using CallCenter.Core.Facts;

namespace CallCenter.Core.Ports;

/// <summary>Is told every fact as it happens. What must not be missed is read from the journal instead.</summary>
public interface IFactListener
{
    /// <summary>A fact is in the journal. Called by the switchboard's loop, in order: must hand it on and return at once, and must not throw.</summary>
    /// <param name="seq">Sequence number of the event that was decided.</param>
    /// <param name="fact">The fact.</param>
    void OnFact(long seq, Fact fact);
}
