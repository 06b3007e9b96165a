namespace CallCenter.Server.Admin;

/// <summary>The running server in a few words.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="ProcessId">Of the server.</param>
/// <param name="Sip">Where SIP is spoken.</param>
/// <param name="Rtp">First and last RTP port.</param>
/// <param name="Web">Addresses of http and https.</param>
/// <param name="CallsLive">Calls that are not over.</param>
/// <param name="LinesLive">SIP lines.</param>
/// <param name="InboxEvents">Events that wait for the switchboard.</param>
/// <param name="JournalWritten">Last journal record on disk.</param>
/// <param name="Projected">Last journal record in the database.</param>
/// <param name="Draining">It admits emergency calls only and ends after the last call.</param>
internal sealed record ServerStatus(
    string Version, int ProcessId, IReadOnlyList<string> Sip, string Rtp, IReadOnlyList<string> Web, int CallsLive, int LinesLive, int InboxEvents,
    long JournalWritten, long Projected, bool Draining);
