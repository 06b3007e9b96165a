namespace CallCenter.Core.Rehearsal;

/// <summary>The voice calls of the demonstration city (S18 is a text message), and the callers that every centre has: misdial, silence, hang-up in the queue.</summary>
public static class DemoCityProfiles
{
    private const string Place = "agent-ask-place";
    private const string Coming = "agent-on-the-way";
    private const string Noted = "agent-noted";

    /// <summary>All of them; every one of the six numbers is dialled by at least two.</summary>
    public static IReadOnlyList<RehearsalProfile> All { get; } =
    [
        Talk("S01", "110", "15400000101", Place, "s01-1", "s01-2", "s01-3"),
        Talk("S01b", "119", "15400000102", Place, "s01-b"),
        Talk("S02", "12345", "15400000103", Noted, "s02-1"),
        Talk("S03", "12345", "15400000104", Place, "s03-1", "s03-2"),
        Talk("S04", "110", "15400000105", "agent-press-key") with { Key = '1' },
        Talk("S05", "110", "15400000106", Noted, "s05-1"),
        Talk("S06", "12345", "15400000107", Coming, "s06-1", "s06-2"),
        Talk("S07", "12345", "15400000108", Noted, "s07-1"),
        Talk("S08", "120", "15400000109", Place, "s08-1", "s08-2"),
        Talk("S09", "120", "15400000110", Noted, "s09-1"),
        Talk("S10", "122", "15400000111", Coming, "s10-1") with { Weight = 2 },
        Talk("S11", "110", "15400000112", Noted, "s11-1"),
        Talk("S12", "12345", "15400000113", Noted, "s12-1"),
        Talk("S13", "110", "15400000114", Noted, "s13-1"),
        Talk("S14", "12315", "15400000115", Noted, "s14-1", "s14-2") with { Weight = 2 },
        Talk("S15", "110", "15400000116", Coming, "s15-1"),
        Talk("S16", "12345", "15400000117", Noted, "s16-1"),
        Talk("S17", "12345", "15400000118", Noted, "s17-1"),
        Talk("S19", "12345", "15400000120", Place, "s19-1"),
        Talk("S20", "110", "15400000121", Noted, "s20-1"),
        Talk("S20b", "110", "15400000121", Place, "s20-2"),
        Talk("silence-119", "119", "15400000131", "agent-press-key"),
        Talk("silence-12315", "12315", "15400000132", Noted),
        Talk("key-122", "122", "15400000133", "agent-press-key", "s10-1") with { Key = '5' },
        Gone("misdial-110", "110", "15400000134", RehearsalEnding.AtOnce, 300),
        Gone("misdial-122", "122", "15400000135", RehearsalEnding.AtOnce, 500),
        Gone("hangup-12345", "12345", "15400000136", RehearsalEnding.InQueue, 900),
        Gone("hangup-120", "120", "15400000137", RehearsalEnding.InQueue, 700),
    ];

    private static RehearsalProfile Talk(string name, string dialled, string caller, string agentLine, params string[] lines) =>
        new() { Name = name, Dialled = dialled, Caller = caller, AgentLine = agentLine, Lines = lines };

    private static RehearsalProfile Gone(string name, string dialled, string caller, RehearsalEnding ending, int afterMs) =>
        new() { Name = name, Dialled = dialled, Caller = caller, Ending = ending, AfterMs = afterMs };
}
