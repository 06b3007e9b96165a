using CallCenter.Core;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.People;

namespace CallCenter.Routing.Switchboard;

/// <summary>What is live at one moment, for boards that go on from there with the facts.</summary>
/// <param name="Calls">Live calls, oldest first.</param>
/// <param name="Agents">Agents who are signed in, in the order of their first appearance.</param>
public sealed record SwitchboardView(IReadOnlyList<CallAtAGlance> Calls, IReadOnlyList<AgentAtAGlance> Agents);

/// <summary>A live call.</summary>
public sealed record CallAtAGlance(
    CallId Id, string Service, PhoneNumber Caller, bool Emergency, Priority Urgency, bool Drill, CallState State, string Queue, string? Agent, int Offers, long ArrivedMs, long? AcceptedMs,
    IReadOnlyList<PartyAtAGlance> Further);

/// <summary>A further party of a live call.</summary>
/// <param name="Party">Its line.</param>
/// <param name="Agent">Staff number of the colleague; null: an outside number.</param>
/// <param name="Number">The outside number; empty for a colleague.</param>
/// <param name="State">Where it is.</param>
/// <param name="Supervision">As what a supervisor comes in; null: an ordinary party.</param>
public sealed record PartyAtAGlance(LineId Party, string? Agent, string Number, PartyState State, PartyState? Supervision);

/// <summary>A signed-in agent.</summary>
public sealed record AgentAtAGlance(string Staff, string Phone, AgentState State, AgentCause Cause, string? Reason, bool Drill);
