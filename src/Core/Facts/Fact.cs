using System.Text.Json.Serialization;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.People;

namespace CallCenter.Core.Facts;

/// <summary>
/// What happened, for whoever keeps or shows it: the database is a projection of these. Read from the journal in their order.
/// Times are UTC milliseconds of the wall clock.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CallOpened), "CallOpened")]
[JsonDerivedType(typeof(CallQueued), "CallQueued")]
[JsonDerivedType(typeof(CallOffered), "CallOffered")]
[JsonDerivedType(typeof(OfferClosed), "OfferClosed")]
[JsonDerivedType(typeof(CallForwarded), "CallForwarded")]
[JsonDerivedType(typeof(CallAccepted), "CallAccepted")]
[JsonDerivedType(typeof(CallEnded), "CallEnded")]
[JsonDerivedType(typeof(AgentChanged), "AgentChanged")]
[JsonDerivedType(typeof(RecordingKept), "RecordingKept")]
[JsonDerivedType(typeof(RecordingLost), "RecordingLost")]
[JsonDerivedType(typeof(KeyPressed), "KeyPressed")]
[JsonDerivedType(typeof(CallHeld), "CallHeld")]
[JsonDerivedType(typeof(DeskAnswered), "DeskAnswered")]
[JsonDerivedType(typeof(PartyCalled), "PartyCalled")]
[JsonDerivedType(typeof(PartyChanged), "PartyChanged")]
[JsonDerivedType(typeof(PartyLeft), "PartyLeft")]
[JsonDerivedType(typeof(CallPassed), "CallPassed")]
[JsonDerivedType(typeof(CallDialled), "CallDialled")]
[JsonDerivedType(typeof(CallBackOpened), "CallBackOpened")]
[JsonDerivedType(typeof(CallBackTried), "CallBackTried")]
[JsonDerivedType(typeof(CallBackClosed), "CallBackClosed")]
public abstract record Fact;

/// <summary>A call is here.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When it arrived.</param>
/// <param name="Service">Service number.</param>
/// <param name="Caller">As shown by the trunk.</param>
/// <param name="Trunk">Trunk on which it came.</param>
/// <param name="Emergency">A property of the service number.</param>
/// <param name="Urgency">First priority.</param>
/// <param name="Drill">Counted apart.</param>
/// <param name="Outbound">True: we call; <paramref name="Caller"/> is the called citizen.</param>
/// <param name="CallBackOf">The missed call that it calls back; null: none.</param>
public sealed record CallOpened(
    CallId Call, long AtMs, string Service, PhoneNumber Caller, string Trunk, bool Emergency, Priority Urgency, bool Drill, bool Outbound = false, CallId? CallBackOf = null) : Fact;

/// <summary>A call waits in a queue (again, when it comes back from an offer or overflows).</summary>
public sealed record CallQueued(CallId Call, long AtMs, string Queue) : Fact;

/// <summary>A call rings at an agent.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Agent">Staff number.</param>
/// <param name="Phone">Where he sits.</param>
/// <param name="Number">1 for the first offer of this call.</param>
/// <param name="Queue">Queue from which it is offered; null in journals of the first version.</param>
/// <param name="EndsMs">When the offer runs out; 0 in journals of the first version.</param>
public sealed record CallOffered(CallId Call, long AtMs, string Agent, string Phone, int Number, string? Queue = null, long EndsMs = 0) : Fact;

/// <summary>An offer came to nothing.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Agent">Staff number.</param>
/// <param name="Outcome">Why.</param>
/// <param name="Code">SIP status code; 0 when none.</param>
public sealed record OfferClosed(CallId Call, long AtMs, string Agent, OfferOutcome Outcome, int Code) : Fact;

/// <summary>A forwarded line was dialled for the call, or came to nothing.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Trunk">Trunk.</param>
/// <param name="Number">Number on the trunk.</param>
/// <param name="Failed">False: dialled. True: not taken; the call is back at its place.</param>
/// <param name="Code">SIP status code of the failure; 0 when none.</param>
public sealed record CallForwarded(CallId Call, long AtMs, string Trunk, string Number, bool Failed, int Code) : Fact;

/// <summary>Somebody took the call.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Agent">Staff number; null when a forwarded trunk or an announcement took it.</param>
/// <param name="Phone">Phone of the agent, name of the trunk, or <c>notice</c>.</param>
public sealed record CallAccepted(CallId Call, long AtMs, string? Agent, string Phone) : Fact;

/// <summary>A call is over.</summary>
/// <param name="Call">The call.</param>
/// <param name="By">Who ended it.</param>
/// <param name="Cause">How, as one word for the record, for example <c>hung-up</c>, <c>abandoned-in-queue</c>, <c>server-restarted</c>.</param>
/// <param name="Code">SIP status code; 0 when none.</param>
/// <param name="Times">All times of the call.</param>
public sealed record CallEnded(CallId Call, CallEnder By, string Cause, int Code, CallTimes Times) : Fact;

/// <summary>An agent's state changed.</summary>
/// <param name="Agent">Staff number.</param>
/// <param name="Phone">Where he sits, or sat.</param>
/// <param name="AtMs">When.</param>
/// <param name="State">New state.</param>
/// <param name="Cause">Why.</param>
/// <param name="Drill">Counted apart.</param>
/// <param name="Reason">With not-ready by his own wish: the word that he chose; null: none.</param>
public sealed record AgentChanged(string Agent, string Phone, long AtMs, AgentState State, AgentCause Cause, bool Drill, string? Reason = null) : Fact;

/// <summary>A recording is complete on disk.</summary>
public sealed record RecordingKept(CallId Call, long AtMs, string Path, string Sha256, long Bytes, long DurationMs, bool Recovered) : Fact;

/// <summary>A recording could not be written on.</summary>
public sealed record RecordingLost(CallId Call, long AtMs, string Why) : Fact;

/// <summary>A key was pressed on the caller's line.</summary>
public sealed record KeyPressed(CallId Call, long AtMs, char Digit) : Fact;

/// <summary>A talk was interrupted by music, or goes on.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Agent">Staff number.</param>
/// <param name="Held">True: the caller hears music from now on.</param>
public sealed record CallHeld(CallId Call, long AtMs, string Agent, bool Held) : Fact;

/// <summary>What became of something that was asked at a desk.</summary>
/// <param name="Request">As asked.</param>
/// <param name="AtMs">When.</param>
/// <param name="Refusal">Null: it was done; else why not, one word: <c>phone-unknown</c>, <c>staff-unknown</c>, <c>in-call</c>, <c>phone-in-call</c>, <c>not-signed-in</c>, <c>not-now</c>, <c>not-this-call</c>, <c>agent-not-free</c>, <c>no-trunk</c>, <c>number-unknown</c>, <c>too-many</c>, <c>queue-unknown</c>, <c>not-ready</c>, <c>no-dial-rule</c>, <c>not-at-this-hour</c>, <c>dialled-too-often</c>, <c>service-unknown</c>, <c>callback-unknown</c>, <c>callback-in-call</c>, <c>number-withheld</c>, <c>disposition-unknown</c>.</param>
public sealed record DeskAnswered(long Request, long AtMs, string? Refusal) : Fact;

/// <summary>A further party is rung for a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Party">The party's line.</param>
/// <param name="By">Staff number of who asked for it.</param>
/// <param name="Agent">Staff number of the colleague; null: an outside number.</param>
/// <param name="Phone">Phone of the colleague, or name of the trunk.</param>
/// <param name="Number">The outside number; null: a colleague.</param>
/// <param name="EndsMs">When the ringing ends.</param>
/// <param name="Supervision">As what a supervisor comes in; null: an ordinary party.</param>
public sealed record PartyCalled(CallId Call, long AtMs, LineId Party, string By, string? Agent, string Phone, string? Number, long EndsMs, PartyState? Supervision) : Fact;

/// <summary>A further party answered, was joined or muted.</summary>
public sealed record PartyChanged(CallId Call, long AtMs, LineId Party, string? Agent, PartyState State) : Fact;

/// <summary>A further party is no longer there.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Party">The party's line.</param>
/// <param name="Agent">Staff number of the colleague; null: an outside number.</param>
/// <param name="Outcome">How.</param>
/// <param name="Code">SIP status code; 0 when none.</param>
public sealed record PartyLeft(CallId Call, long AtMs, LineId Party, string? Agent, PartyOutcome Outcome, int Code) : Fact;

/// <summary>A further party has the call from now on, or it waits again in a queue; who had it has left.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Party">The line of who has it now; none: it waits.</param>
/// <param name="From">Staff number of who had it; null: an outside number.</param>
/// <param name="Agent">Staff number of who has it; null: an outside number, or nobody yet.</param>
/// <param name="Phone">His phone, name of the trunk, or empty.</param>
/// <param name="Number">Number of the offer by which he has it.</param>
public sealed record CallPassed(CallId Call, long AtMs, LineId Party, string? From, string? Agent, string Phone, int Number) : Fact;

/// <summary>A citizen's telephone is dialled for a call of ours.</summary>
/// <param name="Call">The call.</param>
/// <param name="AtMs">When.</param>
/// <param name="Agent">Staff number of who calls.</param>
/// <param name="Trunk">Trunk.</param>
/// <param name="EndsMs">When the ringing ends.</param>
public sealed record CallDialled(CallId Call, long AtMs, string Agent, string Trunk, long EndsMs) : Fact;

/// <summary>Somebody who was not served is to be called back; said again when he calls in vain once more.</summary>
/// <param name="Of">The first call of his that was missed: the name of the call-back.</param>
/// <param name="AtMs">When.</param>
/// <param name="Service">Service number that he had dialled.</param>
/// <param name="Caller">His number.</param>
/// <param name="Emergency">A property of the service number.</param>
/// <param name="Urgency">Of the missed call.</param>
/// <param name="Reason">Why.</param>
/// <param name="Missed">How many calls of his were missed.</param>
/// <param name="DueMs">When he is called by itself; null: a person has to.</param>
public sealed record CallBackOpened(
    CallId Of, long AtMs, string Service, PhoneNumber Caller, bool Emergency, Priority Urgency, CallBackReason Reason, int Missed, long? DueMs) : Fact;

/// <summary>An attempt to call back is over.</summary>
/// <param name="Of">The call-back.</param>
/// <param name="AtMs">When.</param>
/// <param name="Call">The call that tried.</param>
/// <param name="Agent">Staff number of who called; null: nobody had taken it.</param>
/// <param name="Attempt">How often he was called until now; what came to nothing on our side does not count.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="NextMs">When it is tried again; null: a person has to say.</param>
public sealed record CallBackTried(CallId Of, long AtMs, CallId Call, string? Agent, int Attempt, CallBackOutcome Outcome, long? NextMs) : Fact;

/// <summary>A call-back is done.</summary>
/// <param name="Of">The call-back.</param>
/// <param name="AtMs">When.</param>
/// <param name="Disposition">How it ended, one word; see <see cref="Events.CallBackAsked"/>.</param>
/// <param name="By">Staff number of who said so; null: by itself.</param>
public sealed record CallBackClosed(CallId Of, long AtMs, string Disposition, string? By) : Fact;
