using CallCenter.Core;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;

namespace CallCenter.Console.Contracts;

/// <summary>One's own seat.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Phone">Voice of the seat: <c>web:STAFF</c> for the page's own, else the account of a desk phone; null while signed out.</param>
/// <param name="State">What the agent is doing.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">With not-ready: the reason that was chosen; null else.</param>
/// <param name="SinceMs">Since when, UTC milliseconds.</param>
/// <param name="Queues">Queues that he serves.</param>
/// <param name="Voice">State of the page's voice.</param>
public sealed record SeatView(
    string Staff, string? Phone, AgentState State, AgentCause Cause, string? Reason, long SinceMs, IReadOnlyList<string> Queues, VoiceState Voice);

/// <summary>State of the page's voice as the server hears it.</summary>
public enum VoiceState
{
    /// <summary>The seat speaks at a desk phone, or is signed out.</summary>
    None = 0,

    /// <summary>Connected: a call can be taken.</summary>
    Connected = 1,

    /// <summary>Gone; the page connects again.</summary>
    Lost = 2,
}

/// <summary>Where a call is at a seat.</summary>
public enum SeatCallPhase
{
    /// <summary>Offered, not yet taken.</summary>
    Ringing = 1,

    /// <summary>Caller and agent talk.</summary>
    Talking = 2,

    /// <summary>The caller hears music.</summary>
    Held = 3,

    /// <summary>Over; the form is still open.</summary>
    Ended = 4,

    /// <summary>We call: the citizen's telephone rings.</summary>
    Calling = 5,
}

/// <summary>A call at a seat.</summary>
/// <param name="Call">Its number; also the number of its ticket.</param>
/// <param name="Generation">Number of the offer: call control that carries another one is refused.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="Service">Number that was dialled.</param>
/// <param name="Emergency">A property of the number.</param>
/// <param name="Urgency">Priority now.</param>
/// <param name="Queue">Queue from which it was offered.</param>
/// <param name="Drill">It belongs to a drill.</param>
/// <param name="Caller">Caller's number, masked unless one may see it.</param>
/// <param name="ArrivedMs">When the INVITE came, UTC milliseconds.</param>
/// <param name="OfferedMs">When it was offered to this seat.</param>
/// <param name="AcceptedMs">When it was taken; null while it rings.</param>
/// <param name="EndedMs">When it was over; null while it lives.</param>
/// <param name="EndedBy">Who ended it; null while it lives.</param>
/// <param name="OfferEndsMs">When the offer runs out; null after it was taken.</param>
/// <param name="WhyHere">Why this call rings here, as sentences in the reader's language.</param>
/// <param name="Card">What is known of the caller; null until it is found.</param>
/// <param name="Own">One has the call; false: one was called besides.</param>
/// <param name="Parties">Who is called or talks besides the caller and who has the call.</param>
/// <param name="Outbound">We call; <paramref name="Caller"/> is the called citizen.</param>
/// <param name="CallBackOf">The missed call that it calls back; null: none.</param>
public sealed record SeatCall(
    string Call, int Generation, SeatCallPhase Phase, string Service, bool Emergency, Priority Urgency, string Queue, bool Drill, NumberView Caller,
    long ArrivedMs, long OfferedMs, long? AcceptedMs, long? EndedMs, string? EndedBy, long? OfferEndsMs, IReadOnlyList<Said> WhyHere, CallerCard? Card,
    bool Own, IReadOnlyList<PartyView> Parties, bool Outbound, string? CallBackOf);

/// <summary>Somebody who is to be called back.</summary>
/// <param name="Call">Number of the missed call; the name of the call-back in commands.</param>
/// <param name="Service">What he had dialled.</param>
/// <param name="Emergency">A property of the number.</param>
/// <param name="Urgency">Of the missed call.</param>
/// <param name="Caller">His number, masked unless one may see it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Missed">How many calls of his were missed.</param>
/// <param name="Attempts">How often he was called.</param>
/// <param name="Outcome">What came of the last attempt; null: none was made.</param>
/// <param name="SinceMs">When the first call was missed, UTC milliseconds.</param>
/// <param name="DueMs">When he is called by itself; null: a person has to, or somebody calls now.</param>
/// <param name="Trying">He is being called, or waits for an agent to call.</param>
/// <param name="Agent">Who calls now, or called last; null: nobody.</param>
public sealed record CallBackView(
    string Call, string Service, bool Emergency, Priority Urgency, NumberView Caller, CallBackReason Reason, int Missed, int Attempts, CallBackOutcome? Outcome, long SinceMs, long? DueMs,
    bool Trying, string? Agent);

/// <summary>A further party of a call.</summary>
/// <param name="Party">Its number in commands.</param>
/// <param name="Staff">Staff number of the colleague; null: an outside number.</param>
/// <param name="Number">The outside number; empty for a colleague.</param>
/// <param name="State">Where it is.</param>
/// <param name="EndsMs">When its ringing ends, UTC milliseconds.</param>
/// <param name="Supervisor">It is a supervisor; who only listens is seen by himself alone.</param>
public sealed record PartyView(string Party, string? Staff, string Number, PartyState State, long EndsMs, bool Supervisor);

/// <summary>A number as one may see it.</summary>
/// <param name="Text">The number, or its masked form; empty when withheld.</param>
/// <param name="Masked">It was masked.</param>
/// <param name="Withheld">The caller shows none.</param>
public sealed record NumberView(string Text, bool Masked, bool Withheld);

/// <summary>A sentence of the server in both languages; the page shows its own.</summary>
public sealed record Said(string Zh, string En);

/// <summary>What the centre knows of a caller.</summary>
/// <param name="Calls">Earlier calls of this number in 30 days.</param>
/// <param name="History">The newest of them, with their tickets; at most eight, newest first.</param>
/// <param name="Place">Place of the last ticket; a number's home is never shown as a place.</param>
public sealed record CallerCard(int Calls, IReadOnlyList<HistoryEntry> History, string? Place);

/// <summary>An earlier call with its ticket.</summary>
/// <param name="Call">Its number.</param>
/// <param name="AtMs">When it came.</param>
/// <param name="Service">What was dialled.</param>
/// <param name="State">State of its ticket.</param>
/// <param name="Category">Category; null while none is set.</param>
/// <param name="What">First words of what happened; null when there are none or one may not see them.</param>
/// <param name="Agent">Who took it; null: nobody.</param>
public sealed record HistoryEntry(string Call, long AtMs, string Service, string State, string? Category, string? What, string? Agent);

/// <summary>An open ticket as a tab shows it.</summary>
/// <param name="Ticket">Number.</param>
/// <param name="Call">Call that it came with; null: none.</param>
/// <param name="Service">Leading service.</param>
/// <param name="Urgency">Priority.</param>
/// <param name="Title">First words of what happened; empty at first.</param>
/// <param name="SavedMs">When the server last kept something of it.</param>
public sealed record DraftHead(string Ticket, string? Call, string Service, Priority Urgency, string Title, long SavedMs);

/// <summary>Counts since midnight.</summary>
/// <param name="Answered">Calls taken.</param>
/// <param name="Within15s">Of them, taken within 15 s of arrival.</param>
/// <param name="Missed">Offers not taken.</param>
/// <param name="TalkMs">Talk time.</param>
public sealed record TodayCount(int Answered, int Within15s, int Missed, long TalkMs);

/// <summary>A queue on the floor.</summary>
/// <param name="Queue">Name.</param>
/// <param name="Waiting">Calls that wait.</param>
/// <param name="OldestMs">When the longest waiting call arrived; null when none waits.</param>
/// <param name="MostUrgent">Highest priority that waits; null when none waits.</param>
/// <param name="Staffed">Seats signed in.</param>
/// <param name="Ready">Of them, free.</param>
public sealed record QueueView(string Queue, int Waiting, long? OldestMs, Priority? MostUrgent, int Staffed, int Ready);

/// <summary>A seat on the floor.</summary>
public sealed record FloorSeat(string Staff, string Name, AgentState State, AgentCause Cause, string? Reason, long SinceMs, string? Service, Priority? Urgency, string? Call);

/// <summary>Counts of a service number since midnight.</summary>
public sealed record ServiceCount(string Service, int Offered, int Answered, int Within10s, int Within15s, int Within20s, int Abandoned);
