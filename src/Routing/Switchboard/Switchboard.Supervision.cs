using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;

namespace CallCenter.Routing.Switchboard;

/// <summary>What a supervisor does in a colleague's call: his seat is rung, and then he hears, whispers, talks or has the call.</summary>
public sealed partial class Switchboard
{
    private const int MostSupervisors = 2;

    private void AskSupervision(SupervisionAsked asked)
    {
        var refusal = calls.TryGetValue(asked.Call, out var call) && call.State is CallState.Answered or CallState.Held && agentByStaff.TryGetValue((asked.Staff, call.Drill), out var index)
            ? TrySupervise(call, agents[index], asked.Wish)
            : "not-this-call";
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    private string? TrySupervise(LiveCall call, AgentSeat supervisor, SupervisionWish wish)
    {
        var present = call.Further.Find(f => f.Agent == supervisor.Index && f.Supervision is not null);
        switch (wish)
        {
            case SupervisionWish.ForceRelease:
                End(call, CallEnder.System, "force-released", 0);
                return null;
            case SupervisionWish.Leave when present is not null:
                Release(call, present);
                return null;
            case SupervisionWish.Leave:
                return "not-this-call";
            case SupervisionWish.TakeOver or SupervisionWish.Barge when call.Further.Exists(f => f.State == PartyState.Consulted):
                return "not-now";
            case SupervisionWish.TakeOver when call.Agent < 0 || present is { IsTalking: false }:
                return "not-now";
            case SupervisionWish.TakeOver when present is not null:
                Become(call, present, PartyState.Joined);
                present.Takes = true;
                Transfer(call);
                return null;
        }

        var state = wish switch
        {
            SupervisionWish.Listen => PartyState.Listening,
            SupervisionWish.Whisper => PartyState.Whispering,
            _ => PartyState.Joined,
        };
        if (present is null)
        {
            return TryEnter(call, supervisor, state, wish == SupervisionWish.TakeOver);
        }

        if (!present.IsTalking)
        {
            return "not-now";
        }

        Supervise(call, present, state);
        return null;
    }

    private string? TryEnter(LiveCall call, AgentSeat supervisor, PartyState state, bool takes)
    {
        if (supervisor.State != AgentState.Ready)
        {
            return "not-ready";
        }

        if (call.Agent < 0 || call.Further.Count(f => f.Supervision is not null) >= MostSupervisors)
        {
            return "too-many";
        }

        LeaveIdle(supervisor);
        Change(supervisor, AgentMove.Reserve, AgentCause.Call);
        supervisor.Call = call.Id;
        var further = new FurtherParty
        {
            Line = NewLine(), Agent = supervisor.Index, Trunk = string.Empty, Number = string.Empty, Together = true, Takes = takes, Supervision = state,
        };
        effects.Add(new DialAgent(further.Line, supervisor.Phone, call.Id, call.Service, call.Caller, call.Urgency));
        Ring(call, further, supervisor.Phone, RuleOf(supervisor).OfferSeconds);
        return null;
    }

    /// <summary>Into a consultation, in which the caller is not, he comes listening, whatever he asked for before it began.</summary>
    private void Supervise(LiveCall call, FurtherParty further, PartyState state)
    {
        var alone = state == PartyState.Joined && call.Further.Exists(f => f.State == PartyState.Consulted);
        Become(call, further, alone ? PartyState.Listening : state);
        if (further.State == PartyState.Joined)
        {
            BackFromMusic(call);
        }

        Connect(call);
    }
}
