namespace CallCenter.Core.Agents;

/// <summary>What may happen to an agent, and when. Pure: no clock, no I/O.</summary>
public static class AgentMachine
{
    /// <summary>One move, one answer. A refused move changes nothing.</summary>
    public static Transition<AgentState> Next(AgentState state, AgentMove move) => (state, move) switch
    {
        (AgentState.SignedOut, AgentMove.SignIn) => new(AgentState.Ready),
        (AgentState.Ready or AgentState.WrapUp or AgentState.NotReady, AgentMove.SignOut) => new(AgentState.SignedOut),
        (AgentState.WrapUp or AgentState.NotReady, AgentMove.GetReady) => new(AgentState.Ready),
        (AgentState.Ready or AgentState.WrapUp or AgentState.Reserved, AgentMove.StandAside) => new(AgentState.NotReady),
        (AgentState.Ready, AgentMove.Reserve) => new(AgentState.Reserved),
        (AgentState.Reserved, AgentMove.Release) => new(AgentState.Ready),
        (AgentState.Reserved, AgentMove.Take) => new(AgentState.Talking),
        (AgentState.Talking, AgentMove.Finish) => new(AgentState.WrapUp),
        _ => new(state, $"{move} does not apply to an agent who is {state}"),
    };
}
