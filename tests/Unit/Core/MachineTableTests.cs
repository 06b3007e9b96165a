using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>The full state × move tables. A new state or move fails here until somebody has decided every cell.</summary>
public sealed class MachineTableTests
{
    [Fact]
    public void Call_table() => MoveTable.Check<CallState, CallMove>(CallMachine.Next, """
        state      | Admit    | Enqueue | Offer    | OfferFailed | Forward    | ForwardFailed | Accept   | PartyLost | End   | Hold | Resume   | PassToQueue | CallOut
        Arrived    | Admitted | -       | -        | -           | -          | -             | -        | -         | Ended | -    | -        | -           | -
        Admitted   | -        | Queued  | -        | -           | Forwarding | -             | Answered | -         | Ended | -    | -        | -           | -
        Queued     | -        | Queued  | Offering | -           | Forwarding | -             | -        | -         | Ended | -    | -        | -           | -
        Offering   | -        | -       | -        | Queued      | -          | -             | Answered | -         | Ended | -    | -        | -           | Calling
        Forwarding | -        | -       | -        | -           | -          | Queued        | Answered | -         | Ended | -    | -        | -           | -
        Answered   | -        | -       | -        | -           | -          | -             | -        | Queued    | Ended | Held | -        | Queued      | -
        Ended      | -        | -       | -        | -           | -          | -             | -        | -         | -     | -    | -        | -           | -
        Held       | -        | -       | -        | -           | -          | -             | -        | Queued    | Ended | -    | Answered | Queued      | -
        Calling    | -        | -       | -        | -           | -          | -             | Answered | -         | Ended | -    | -        | -           | -
        """);

    [Fact]
    public void Agent_table() => MoveTable.Check<AgentState, AgentMove>(AgentMachine.Next, """
        state     | SignIn | SignOut   | GetReady | StandAside | Reserve  | Release | Take    | Finish
        SignedOut | Ready  | -         | -        | -          | -        | -       | -       | -
        Ready     | -      | SignedOut | -        | NotReady   | Reserved | -       | -       | -
        Reserved  | -      | -         | -        | NotReady   | -        | Ready   | Talking | -
        Talking   | -      | -         | -        | -          | -        | -       | -       | WrapUp
        WrapUp    | -      | SignedOut | Ready    | NotReady   | -        | -       | -       | -
        NotReady  | -      | SignedOut | Ready    | -          | -        | -       | -       | -
        """);
}
