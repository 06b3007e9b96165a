using CallCenter.Core;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.People;

namespace CallCenter.Routing.Switchboard;

/// <summary>What is live at one moment, for boards that go on from there with the facts.</summary>
/// <param name="Calls">Live calls, oldest first.</param>
/// <param name="CallBacks">Who is to be called back, by the place that he had.</param>
/// <param name="Agents">Agents who are signed in, in the order of their first appearance.</param>
public sealed record SwitchboardView(IReadOnlyList<CallAtAGlance> Calls, IReadOnlyList<CallBackAtAGlance> CallBacks, IReadOnlyList<AgentAtAGlance> Agents);

/// <summary>A live call.</summary>
public sealed record CallAtAGlance(
    CallId Id, string Service, PhoneNumber Caller, bool Emergency, Priority Urgency, bool Drill, CallState State, string Queue, string? Agent, int Offers, long ArrivedMs, long? AcceptedMs,
    IReadOnlyList<PartyAtAGlance> Further, bool Outbound, CallId CallBackOf);

/// <summary>Somebody who is to be called back; meanings as in <see cref="Core.Facts.CallBackOpened"/>.</summary>
/// <param name="Of">The missed call.</param>
/// <param name="Service">Service number.</param>
/// <param name="Caller">His number.</param>
/// <param name="Emergency">A property of the service number.</param>
/// <param name="Urgency">Of the missed call.</param>
/// <param name="Reason">Why.</param>
/// <param name="Missed">How many calls of his were missed.</param>
/// <param name="Attempts">How often he was called.</param>
/// <param name="SinceMs">When the first call was missed, UTC milliseconds.</param>
/// <param name="DueMs">When he is called by itself; null: a person has to, or it is being tried.</param>
/// <param name="Trying">The call that tries now; none between attempts.</param>
public sealed record CallBackAtAGlance(
    CallId Of, string Service, PhoneNumber Caller, bool Emergency, Priority Urgency, CallBackReason Reason, int Missed, int Attempts, long SinceMs, long? DueMs, CallId Trying);

/// <summary>A further party of a live call.</summary>
/// <param name="Party">Its line.</param>
/// <param name="Agent">Staff number of the colleague; null: an outside number.</param>
/// <param name="Number">The outside number; empty for a colleague.</param>
/// <param name="State">Where it is.</param>
/// <param name="Supervision">As what a supervisor comes in; null: an ordinary party.</param>
public sealed record PartyAtAGlance(LineId Party, string? Agent, string Number, PartyState State, PartyState? Supervision);

/// <summary>A signed-in agent.</summary>
public sealed record AgentAtAGlance(string Staff, string Phone, AgentState State, AgentCause Cause, string? Reason, bool Drill);
