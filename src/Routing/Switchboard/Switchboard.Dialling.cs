using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>Calls that go out: who may dial what, the agent's telephone first, then the citizen's.</summary>
public sealed partial class Switchboard
{
    private const long HourMs = 3_600_000;

    /// <summary>By the dial rules; counts for the seat when it is allowed.</summary>
    private DialChoice Choose(AgentSeat agent, string number, bool emergency)
    {
        var choice = DialPlan.Find(settings, number, emergency ? null : Wall);
        if (choice.Refusal is not null || emergency || choice.Rule!.PerHour == 0)
        {
            return choice;
        }

        agent.Dialled.RemoveAll(d => d.AtMs <= now - HourMs);
        return agent.Dialled.Count(d => d.Rule == choice.Rule.Name) >= choice.Rule.PerHour ? choice with { Refusal = "dialled-too-often" } : choice;
    }

    private void Count(AgentSeat agent, DialChoice choice)
    {
        if (choice.Rule is { PerHour: > 0 } rule)
        {
            agent.Dialled.Add(new DialledCall(rule.Name, now));
        }
    }

    private void AskCallOut(CallOutAsked asked)
    {
        var refusal = !services.TryGetValue(asked.Service, out var service) ? "service-unknown"
            : TryCaller(asked.Staff, asked.Number, asked.Call, service.Emergency, out var agent) is { } no ? no
            : Begin(asked.Call, service, asked.Number, service.Urgency, agent!, null);
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    /// <summary>Whether an agent may call a number now.</summary>
    private string? TryCaller(string staff, PhoneNumber number, CallId call, bool emergency, out AgentSeat? agent)
    {
        agent = agentByStaff.TryGetValue((staff, false), out var index) ? agents[index] : null;
        return agent is null or { State: AgentState.SignedOut } ? "not-signed-in"
            : agent.State is AgentState.Reserved or AgentState.Talking ? "in-call"
            : agent.State == AgentState.NotReady ? "not-ready"
            : number.IsWithheld ? "number-withheld"
            : calls.ContainsKey(call) ? "not-now"
            : Choose(agent, number.Raw, emergency).Refusal;
    }

    /// <summary>The call of an agent who asked for it: only he is rung, and his telephone takes it without ringing where it can.</summary>
    private string? Begin(CallId id, ServiceNumber service, PhoneNumber number, Priority urgency, AgentSeat agent, CallBack? task)
    {
        if (agent.State == AgentState.WrapUp)
        {
            Change(agent, AgentMove.GetReady, AgentCause.OwnWish);
            agent.Generation = 0;
            agent.ReadySince = seq;
        }

        var call = Create(id, service, number, urgency, task, agent.Staff, task?.Place ?? seq);
        Offer(call, agent, service.Queue);
        return null;
    }

    private LiveCall Create(CallId id, ServiceNumber service, PhoneNumber number, Priority urgency, CallBack? task, string? own, long place)
    {
        var call = new LiveCall
        {
            Id = id, Service = service.Number, Caller = number, Drill = false, Emergency = service.Emergency, Outbound = true, CallBackOf = task?.Of ?? default, Own = own,
            Place = place, SinceMs = task?.ArrivedMs ?? now, HandicapMs = HandicapOf(urgency), Urgency = urgency, Times = new CallTimes(Wall, null, null, null, null, null, null),
        };
        Publish(new CallOpened(id, Wall, service.Number, number, string.Empty, service.Emergency, urgency, false, Outbound: true, task?.Of));
        calls.Add(id, call);
        Move(call, CallMove.Admit);
        Move(call, CallMove.Enqueue);
        call.Queues.Add(service.Queue);
        call.Times = call.Times with { AdmittedMs = Wall, QueuedMs = Wall };
        if (task is not null)
        {
            task.Trying = id;
        }

        return call;
    }

    /// <summary>The agent has taken it: the citizen is dialled, and the agent hears it ring.</summary>
    private void DialCitizen(LiveCall call)
    {
        var agent = agents[call.Agent];
        var choice = Choose(agent, call.Caller.Raw, call.Emergency);
        if (choice.Trunk is not { } trunk || choice.Refusal is not null)
        {
            // The rules changed in between.
            End(call, CallEnder.System, choice.Refusal ?? "no-trunk", 0);
            return;
        }

        Count(agent, choice);
        Move(call, CallMove.CallOut);
        (call.OfferGeneration, call.OverflowGeneration) = (0, 0);
        agent.Answered++;
        Change(agent, AgentMove.Take, AgentCause.Call);
        services.TryGetValue(call.Service, out var service);
        effects.Add(new PlayRingback(call.Party));
        effects.Add(new DialTrunk(call.CallerLine, trunk.Name, choice.Number, call.Id, DialPlan.Presented(trunk, service, new PhoneNumber(service?.Presents ?? call.Service))));
        call.CallOutGeneration = seq;
        call.PartyDueMs = now + (trunk.RingSeconds * 1000L);
        effects.Add(new SetTimer(new TimerKey(TimerKind.CallOut, call.Id.Value), seq, call.PartyDueMs));
        Publish(new CallDialled(call.Id, Wall, agent.Staff, trunk.Name, call.PartyDueMs + wallOffset));
    }

    /// <summary>The citizen answered.</summary>
    private void CitizenIsThere(LiveCall call)
    {
        call.AnswerSent = true;
        call.CallOutGeneration = 0;
        Move(call, CallMove.Accept);
        call.Times = call.Times with { AcceptedMs = call.Times.AcceptedMs ?? Wall, ConnectedMs = Wall };
        if (!services.TryGetValue(call.Service, out var service) || service.Record)
        {
            effects.Add(new StartRecording(call.CallerLine, call.Id));
        }

        effects.Add(new StopSound(call.Party));
        effects.Add(new BridgeLines(call.CallerLine, call.Party));
        var agent = agents[call.Agent];
        Publish(new CallAccepted(call.Id, Wall, agent.Staff, agent.Phone));
        Remember(call);
    }

    private void CitizenDoesNotAnswer(LiveCall call) => End(call, CallEnder.System, "no-answer", 0);

    /// <summary>One word for the record: why a called citizen is not there.</summary>
    private static string CauseOfNoAnswer(int code) => code switch
    {
        486 or 600 => "busy",
        0 or 408 or 480 => "no-answer",
        _ => "refused",
    };
}
