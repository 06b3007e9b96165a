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
    CallId Id, string Service, PhoneNumber Caller, bool Emergency, Priority Urgency, bool Drill, CallState State, string Queue, string? Agent, int Offers, long ArrivedMs, long? AcceptedMs);

/// <summary>A signed-in agent.</summary>
public sealed record AgentAtAGlance(string Staff, string Phone, AgentState State, AgentCause Cause, string? Reason, bool Drill);
