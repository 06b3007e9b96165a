using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Calls;

/// <summary>A call as lists show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Service">Service number; empty when <paramref name="Incomplete"/>.</param>
/// <param name="Caller">Masked when written as text.</param>
/// <param name="Urgency">How urgent.</param>
/// <param name="Emergency">Came on an emergency number.</param>
/// <param name="Drill">Belongs to a drill.</param>
/// <param name="State">Where it is.</param>
/// <param name="Queue">The last queue in which it waited.</param>
/// <param name="Agent">Staff number of who took it.</param>
/// <param name="Party">Phone, trunk or <c>notice</c> that took it.</param>
/// <param name="Trunk">Trunk on which it came.</param>
/// <param name="Offers">How often it was offered.</param>
/// <param name="Times">All times, UTC milliseconds.</param>
/// <param name="EndedBy">Who ended it; null while it goes on.</param>
/// <param name="Cause">How it ended, one word.</param>
/// <param name="Code">SIP status code of the end; 0 when none.</param>
/// <param name="Incomplete">The journal lost its beginning.</param>
/// <param name="Outbound">We called; <paramref name="Caller"/> is the called citizen.</param>
/// <param name="CallBackOf">The missed call that it called back; null: none.</param>
public sealed record CallView(
    CallId Id,
    string Service,
    PhoneNumber Caller,
    Priority Urgency,
    bool Emergency,
    bool Drill,
    CallState State,
    string? Queue,
    string? Agent,
    string? Party,
    string Trunk,
    int Offers,
    CallTimes Times,
    CallEnder? EndedBy,
    string? Cause,
    int Code,
    bool Incomplete,
    bool Outbound = false,
    CallId? CallBackOf = null)
{
    internal static CallView Of(Call c) => new(
        new CallId(c.Id), c.Service, new PhoneNumber(c.Caller ?? string.Empty), c.Urgency, c.Emergency, c.Drill, c.State, c.Queue, c.Agent,
        c.Party, c.Trunk, c.Offers,
        new CallTimes(c.ArrivedMs, c.AdmittedMs, c.ConnectedMs, c.QueuedMs, c.OfferedMs, c.AcceptedMs, c.EndedMs),
        c.EndedBy, c.Cause, c.Code, c.Incomplete, c.Outbound, c.CallBackOf is { } of ? new CallId(of) : null);
}

/// <summary>A recording of a call.</summary>
/// <param name="State">Kept or lost.</param>
/// <param name="AtMs">When sealed or lost, UTC milliseconds.</param>
/// <param name="Path">Relative to the recordings folder; null when lost.</param>
/// <param name="Sha256">Of the file, hexadecimal; null when lost.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="DurationMs">Length of the audio.</param>
/// <param name="Recovered">Repaired after a crash.</param>
/// <param name="Why">Why it was lost.</param>
public sealed record RecordingView(
    RecordingState State, long AtMs, string? Path, string? Sha256, long Bytes, long DurationMs, bool Recovered, string? Why);

/// <summary>The ticket of a call.</summary>
/// <param name="Id">Its number; for a ticket born of a call the call's.</param>
/// <param name="State">Where it is.</param>
/// <param name="CreatedMs">UTC milliseconds.</param>
/// <param name="Drill">Belongs to a drill.</param>
/// <param name="Title">What it is about; null while nobody wrote it.</param>
/// <param name="Category">What kind of matter; null while none was chosen.</param>
/// <param name="Answer">What the citizen was told.</param>
/// <param name="Article">Article that was read out, with its version: <c>K0001 v3</c>.</param>
public sealed record TicketView(CallId Id, TicketState State, long CreatedMs, bool Drill, string? Title, string? Category, string? Answer, string? Article);

/// <summary>One call with everything that belongs to it.</summary>
public sealed record CallFile(CallView Call, IReadOnlyList<RecordingView> Recordings, TicketView? Ticket);

/// <summary>Which calls a list shows.</summary>
/// <param name="Drill">False (default): real calls. True: those of drills. They are never mixed.</param>
/// <param name="State">Only those in this state.</param>
/// <param name="Service">Only those of this service number.</param>
/// <param name="FromMs">Arrived at or after; UTC milliseconds.</param>
/// <param name="ToMs">Arrived before; UTC milliseconds.</param>
/// <param name="Services">Only those of these service numbers; null or empty: of all.</param>
/// <param name="Outbound">True: only calls that we made; false: only those that came in; null: both.</param>
public sealed record CallFilter(
    bool Drill = false, CallState? State = null, string? Service = null, long? FromMs = null, long? ToMs = null, IReadOnlyList<string>? Services = null, bool? Outbound = null);

/// <summary>Where the next page begins.</summary>
/// <param name="ArrivedMs">Arrival of the last call shown, UTC milliseconds.</param>
/// <param name="Id">Its number.</param>
public sealed record CallPageKey(long ArrivedMs, CallId Id);

/// <summary>A page of calls, newest first.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record CallPage(IReadOnlyList<CallView> Calls, CallPageKey? Next);

/// <summary>Counts of one service number.</summary>
/// <param name="Service">The number.</param>
/// <param name="Arrived">All calls.</param>
/// <param name="Answered">Taken by an agent, a forwarded party or an announcement.</param>
/// <param name="Abandoned">Ended before anybody took them.</param>
/// <param name="Live">Not over.</param>
/// <param name="Recorded">With at least one kept recording.</param>
/// <param name="Tickets">With a ticket.</param>
public sealed record CallCount(string Service, int Arrived, int Answered, int Abandoned, int Live, int Recorded, int Tickets);
