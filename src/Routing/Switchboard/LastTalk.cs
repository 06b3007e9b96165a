using CallCenter.Core.People;

namespace CallCenter.Routing.Switchboard;

/// <summary>Who talked with a caller last.</summary>
/// <param name="Service">Service number.</param>
/// <param name="Caller">Caller.</param>
/// <param name="Agent">The agent's number in the switchboard.</param>
/// <param name="AtMs">When, steady clock.</param>
internal sealed record LastTalk(string Service, PhoneNumber Caller, int Agent, long AtMs);
