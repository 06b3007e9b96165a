namespace CallCenter.Server.Commands;

/// <summary>What the server counted of a drill.</summary>
/// <param name="Calls">Calls that arrived with the drill's mark.</param>
/// <param name="Records">Call records written.</param>
/// <param name="Tickets">Draft tickets written.</param>
/// <param name="Recordings">Recordings that belong to these calls.</param>
/// <param name="RecordingsVerified">Of these, opened and equal to their seal.</param>
/// <param name="Faults">What is missing or wrong, one sentence each.</param>
internal sealed record DrillServerReport(int Calls, int Records, int Tickets, int Recordings, int RecordingsVerified, IReadOnlyList<string> Faults);
