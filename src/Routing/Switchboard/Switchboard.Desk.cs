using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;

namespace CallCenter.Routing.Switchboard;

/// <summary>What agents ask for at their desks. Every question is answered by one fact, so that a desk never has to guess.</summary>
public sealed partial class Switchboard
{
    private void AskSeat(SeatAsked asked)
    {
        var refusal = asked.Code == AgentCode.SignIn
            ? TrySignIn(asked.Staff, asked.Phone, pinMatches: true)
            : agentByStaff.TryGetValue((asked.Staff, false), out var index) && agents[index].State != AgentState.SignedOut
                ? TryOwnWish(agents[index], asked.Code, asked.Reason)
                : "not-signed-in";
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    private void AskCall(CallAsked asked)
    {
        var refusal = !calls.TryGetValue(asked.Call, out var call) || call.Offers != asked.Offer ? "not-this-call"
            : call.Agent >= 0 && agents[call.Agent].Staff == asked.Staff ? TryCallWish(call, asked.Wish)
            : call.Further.Find(f => f.Agent >= 0 && agents[f.Agent].Staff == asked.Staff) is { IsTalking: true } further ? TryLeave(call, further, asked.Wish)
            : "not-this-call";
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    private string? TryCallWish(LiveCall call, CallWish wish)
    {
        if (call.Further.Exists(f => f.IsAmong))
        {
            // Who hangs up among several leaves; the others go on. The line to one's own ear is not held while others are on it.
            if (wish != CallWish.HangUp)
            {
                return "not-now";
            }

            Transfer(call);
            return null;
        }

        switch (wish)
        {
            case CallWish.Hold when Move(call, CallMove.Hold):
                effects.Add(new SplitLines(call.CallerLine, call.Party));
                effects.Add(new PlayMusic(call.CallerLine));
                Publish(new CallHeld(call.Id, Wall, agents[call.Agent].Staff, Held: true));
                Connect(call);
                return null;
            case CallWish.Resume when Move(call, CallMove.Resume):
                if (call.Further.Exists(f => f.IsObserver))
                {
                    effects.Add(new StopSound(call.CallerLine));
                }

                Connect(call);
                Publish(new CallHeld(call.Id, Wall, agents[call.Agent].Staff, Held: false));
                return null;
            case CallWish.HangUp when call.Further.Exists(f => f is { Takes: true, Supervision: null }):
                effects.Add(new EndLine(call.Party, "passed-on"));
                PassToQueue(call, call.Queues[0]);
                return null;
            case CallWish.HangUp when call.State is CallState.Answered or CallState.Held or CallState.Calling:
                End(call, CallEnder.Agent, "hung-up", 0);
                return null;
            default:
                return "not-now";
        }
    }
}
