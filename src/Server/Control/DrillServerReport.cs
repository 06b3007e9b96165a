namespace CallCenter.Server.Control;

/// <summary>What a drill left in the system.</summary>
/// <param name="Calls">Calls with the drill's mark.</param>
/// <param name="Records">Those whose record is complete: over, with all times and who ended it.</param>
/// <param name="Tickets">Draft tickets.</param>
/// <param name="Recordings">Recordings.</param>
/// <param name="RecordingsVerified">Recordings that open, hold sound and have the sealed hash.</param>
/// <param name="Faults">Everything that is missing or wrong, each named.</param>
internal sealed record DrillServerReport(int Calls, int Records, int Tickets, int Recordings, int RecordingsVerified, IReadOnlyList<string> Faults);
