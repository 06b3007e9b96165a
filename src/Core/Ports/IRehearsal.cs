using CallCenter.Core.Rehearsal;

namespace CallCenter.Core.Ports;

/// <summary>Plays simulated callers and agents over real SIP and RTP against a running system.</summary>
public interface IRehearsal
{
    /// <summary>Plays the plan to its end: agents sign in, calls are placed, agents sign out.</summary>
    /// <param name="plan">What to play and where.</param>
    /// <param name="progress">Told about five times a second, on a thread of the rehearsal; must not block. Null: nobody.</param>
    /// <param name="cancellation">Ends every call properly, signs the agents out and returns what there is, marked as cut short.</param>
    /// <returns>What happened. Trouble of the system under test stands in it as lost calls and faults; it is never thrown.</returns>
    /// <exception cref="ArgumentException">The plan can't be played; the message says why.</exception>
    Task<RehearsalReport> Run(RehearsalPlan plan, Action<RehearsalProgress>? progress, CancellationToken cancellation);
}
