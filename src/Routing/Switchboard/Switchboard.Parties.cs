using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>What an agent asks for about further parties of his call. The caller's line and its recording run on through all of it.</summary>
public sealed partial class Switchboard
{
    /// <summary>Most further parties of one call: with caller and agent eight hear each other.</summary>
    private const int MostFurther = 6;

    private void AskParty(PartyAsked asked)
    {
        var refusal = calls.TryGetValue(asked.Call, out var call) && call.Agent >= 0 && call.Offers == asked.Offer && agents[call.Agent].Staff == asked.Staff
            ? TryPartyWish(call, asked)
            : "not-this-call";
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    private string? TryPartyWish(LiveCall call, PartyAsked asked)
    {
        if (call.State is not (CallState.Answered or CallState.Held))
        {
            return "not-now";
        }

        var further = asked.Party.IsNone ? call.Further.FindLast(f => f.Supervision is null) : call.Further.Find(f => f.Line == asked.Party && f.Supervision is null);
        switch (asked.Wish)
        {
            case PartyWish.Consult or PartyWish.ThreeWay when asked.Target is { } target:
                return TryCall(call, asked.Wish, target);
            case PartyWish.BlindTransfer when asked.Target is { Queue: { } queue }:
                return TryPassToQueue(call, queue);
            case PartyWish.BlindTransfer when asked.Target is { } target:
                return TryCall(call, asked.Wish, target);
            case PartyWish.Join when further is { State: PartyState.Consulted }:
                Become(call, further, PartyState.Joined);
                BackFromMusic(call);
                Connect(call);
                return null;
            case PartyWish.Transfer when call.Further.Exists(f => f.IsAmong):
                Transfer(call);
                return null;
            case PartyWish.Release when further is not null:
                Release(call, further);
                return null;
            case PartyWish.Mute when further is { State: PartyState.Joined }:
                Become(call, further, PartyState.Muted);
                Connect(call);
                return null;
            case PartyWish.Unmute when further is { State: PartyState.Muted }:
                Become(call, further, PartyState.Joined);
                Connect(call);
                return null;
            default:
                return "not-now";
        }
    }

    /// <summary>Nothing changes for those who talk while a further party rings: who does not answer leaves no trace but the record.</summary>
    private string? TryCall(LiveCall call, PartyWish wish, PartyTarget target)
    {
        if (call.Further.Exists(f => f.Supervision is null && f.State is PartyState.Ringing or PartyState.Consulted))
        {
            return "not-now";
        }

        if (call.Further.Count(f => f.Supervision is null) >= MostFurther)
        {
            return "too-many";
        }

        var takes = wish == PartyWish.BlindTransfer;
        var together = takes || wish == PartyWish.ThreeWay || call.Urgency is Priority.P1 or Priority.P2 || call.Further.Exists(f => f.IsAmong);
        return target.Agent is { } staff ? TryCallAgent(call, staff, together, takes) : TryCallNumber(call, target.Number ?? string.Empty, together, takes);
    }

    private string? TryCallAgent(LiveCall call, string staff, bool together, bool takes)
    {
        if (!agentByStaff.TryGetValue((staff, call.Drill), out var index))
        {
            return "staff-unknown";
        }

        var agent = agents[index];
        if (agent.State != AgentState.Ready)
        {
            return "agent-not-free";
        }

        LeaveIdle(agent);
        Change(agent, AgentMove.Reserve, AgentCause.Call);
        agent.Call = call.Id;
        var further = new FurtherParty { Line = NewLine(), Agent = index, Trunk = string.Empty, Number = string.Empty, Together = together, Takes = takes };
        effects.Add(new DialAgent(further.Line, agent.Phone, call.Id, call.Service, call.Caller, call.Urgency));
        Ring(call, further, agent.Phone, RuleOf(agent).OfferSeconds);
        return null;
    }

    private string? TryCallNumber(LiveCall call, string number, bool together, bool takes)
    {
        // A drill never leaves the house.
        if (call.Drill)
        {
            return "no-trunk";
        }

        var agent = agents[call.Agent];
        var choice = Choose(agent, number, emergency: call.Urgency is Priority.P1 or Priority.P2);
        if (choice.Refusal is not null || choice.Trunk is not { } trunk)
        {
            return choice.Refusal;
        }

        Count(agent, choice);
        services.TryGetValue(call.Service, out var service);
        var further = new FurtherParty { Line = NewLine(), Agent = -1, Trunk = trunk.Name, Number = number, Together = together, Takes = takes };
        effects.Add(new DialTrunk(further.Line, trunk.Name, choice.Number, call.Id, DialPlan.Presented(trunk, service, call.Caller)));
        Ring(call, further, trunk.Name, trunk.RingSeconds);
        return null;
    }

    private void Ring(LiveCall call, FurtherParty further, string phone, int seconds)
    {
        call.Further.Add(further);
        parties.Add(further.Line, call.Id);
        further.Generation = seq;
        further.DueMs = now + (seconds * 1000L);
        effects.Add(new SetTimer(new TimerKey(TimerKind.Party, further.Line.Value), seq, further.DueMs));
        Publish(new PartyCalled(
            call.Id, Wall, further.Line, agents[further.Supervision is null ? call.Agent : further.Agent].Staff, StaffOf(further.Agent), phone, further.Agent < 0 ? further.Number : null, further.DueMs + wallOffset, further.Supervision));
    }

    private void FurtherIsAnswered(LiveCall call, FurtherParty further)
    {
        if (further.IsTalking)
        {
            return;
        }

        further.Generation = 0;
        if (further.Agent >= 0)
        {
            agents[further.Agent].Answered++;
            Change(agents[further.Agent], AgentMove.Take, AgentCause.Call);
        }

        if (further.Takes && call.Agent >= 0 && !call.Further.Exists(f => f.State == PartyState.Consulted))
        {
            Become(call, further, PartyState.Joined);
            Transfer(call);
            return;
        }

        if (further.Supervision is { } supervision)
        {
            Supervise(call, further, supervision);
            return;
        }

        if (further.Together)
        {
            Become(call, further, PartyState.Joined);
            BackFromMusic(call);
            Connect(call);
            return;
        }

        further.WasHeld = call.State == CallState.Held;
        if (Move(call, CallMove.Hold))
        {
            effects.Add(new SplitLines(call.CallerLine, call.Party));
            effects.Add(new PlayMusic(call.CallerLine));
            Publish(new CallHeld(call.Id, Wall, agents[call.Agent].Staff, Held: true));
        }

        Become(call, further, PartyState.Consulted);
        Connect(call);
    }

    private void Become(LiveCall call, FurtherParty further, PartyState state)
    {
        further.State = state;
        Publish(new PartyChanged(call.Id, Wall, further.Line, StaffOf(further.Agent), state));
    }

    /// <summary>The caller hears people again, if he heard music.</summary>
    private void BackFromMusic(LiveCall call)
    {
        if (call.State == CallState.Held && Move(call, CallMove.Resume))
        {
            effects.Add(new StopSound(call.CallerLine));
            Publish(new CallHeld(call.Id, Wall, agents[call.Agent].Staff, Held: false));
        }
    }

    /// <summary>Who talks hears each other: two by a bridge, more, and whoever a supervisor hears, by a mix. A held caller has his music.</summary>
    private void Connect(LiveCall call)
    {
        var talking = call.Further.Where(f => f.IsTalking).ToList();
        List<(LineId Line, PartyState State)> lines = [(call.Party, PartyState.Joined), .. talking.Select(f => (f.Line, f.State))];
        if (call.State != CallState.Held)
        {
            lines.Insert(0, (call.CallerLine, PartyState.Joined));
        }

        if (lines.Count == 2 && !talking.Exists(f => f.IsObserver))
        {
            effects.Add(new BridgeLines(lines[0].Line, lines[1].Line));
        }
        else if (lines.Count > 1)
        {
            effects.Add(new MixLines([.. lines.Select(ear => new MixedLine(ear.Line, Heard(call, lines, ear.Line, ear.State)))]));
        }
    }

    private static int Heard(LiveCall call, List<(LineId Line, PartyState State)> lines, LineId ear, PartyState earState)
    {
        var heard = 0;
        for (var n = 0; n < lines.Count; n++)
        {
            var (mouth, state) = lines[n];
            var isHeard = mouth != ear && state switch
            {
                PartyState.Muted or PartyState.Listening => false,
                PartyState.Whispering => ear == call.Party || earState is PartyState.Listening or PartyState.Whispering,
                _ => true,
            };
            heard |= isHeard ? 1 << n : 0;
        }

        return heard;
    }

    private string? StaffOf(int agent) => agent >= 0 ? agents[agent].Staff : null;

    private (LiveCall Call, FurtherParty Further)? FurtherOf(LineId line) =>
        parties.TryGetValue(line, out var id) && calls[id] is var call && call.Further.Find(f => f.Line == line) is { } further ? (call, further) : null;
}
