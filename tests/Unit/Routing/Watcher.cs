using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Routing.Switchboard;

namespace CallCenter.Unit.Routing;

/// <summary>Holds a switchboard to what must be true after every event, whatever the event was. Says what is wrong, or null.</summary>
internal sealed class Watcher(Switchboard board)
{
    private readonly Dictionary<CallId, bool> drillOf = [];
    private readonly HashSet<CallId> ended = [];
    private readonly HashSet<LineId> open = [];

    public string? Check(SwitchboardEvent happened, List<Effect> effects) =>
        Follow(happened) ?? effects.Select(Effect).FirstOrDefault(w => w is not null) ?? Agents() ?? Calls() ?? CallBacks() ?? Places(effects);

    /// <summary>After the end of everything.</summary>
    public string? CheckEmpty() =>
        board.LiveCalls != 0 || board.HeldLines != 0 || board.WaitingPlaces != 0 ? $"left behind: {board.LiveCalls} calls, {board.HeldLines} lines, {board.WaitingPlaces} places"
        : drillOf.Keys.FirstOrDefault(c => !ended.Contains(c)) is { Value: > 0 } never ? $"call {never} was opened and never ended"
        : null;

    private string? Follow(SwitchboardEvent happened)
    {
        switch (happened)
        {
            case CallArrived arrived when !ended.Contains(arrived.Call): open.Add(LineId.OfCaller(arrived.Call)); break;
            case AgentCodeDialled code: open.Add(code.Line); break;
            case LineEnded over: open.Remove(over.Line); break;
        }

        return null;
    }

    private string? Effect(Effect effect)
    {
        switch (effect)
        {
            case DialAgent dial:
                open.Add(dial.Line);
                return Fate.IsDrillPhone(dial.Phone) == drillOf[dial.Call] ? null : $"call {dial.Call} (drill: {drillOf[dial.Call]}) rings at {dial.Phone}";
            case DialTrunk dial:
                open.Add(dial.Line);
                return drillOf[dial.Call] ? $"drill call {dial.Call} leaves the house" : null;
            case EndLine end: return open.Remove(end.Line) ? null : $"line {end.Line} is ended ({end.Why}) and was over already";
            case RefuseCaller refuse: return open.Remove(refuse.Line) ? null : $"line {refuse.Line} is refused and was over already";
            case RingCaller ring: return Known(ring.Line, effect);
            case AnswerCaller answer: return Known(answer.Line, effect);
            case PlayPrompt play: return Known(play.Line, effect);
            case PlayMusic play: return Known(play.Line, effect);
            case StopSound stop: return Known(stop.Line, effect);
            case StartRecording record: return Known(record.Line, effect);
            case SplitLines split: return Known(split.Caller, effect) ?? Known(split.Party, effect);
            case BridgeLines bridge: return Known(bridge.Caller, effect) ?? Known(bridge.Party, effect);
            case MixLines mix: return mix.Lines.Select(m => Known(m.Line, effect)).FirstOrDefault(w => w is not null);
            case PublishFact { Fact: CallOpened opened }: return drillOf.TryAdd(opened.Call, opened.Drill) ? null : $"call {opened.Call} is opened twice";
            case PublishFact { Fact: CallEnded over }:
                return !drillOf.ContainsKey(over.Call) ? $"call {over.Call} ends and was never opened"
                    : over.Times.EndedMs is null ? $"call {over.Call} ends without its time"
                    : ended.Add(over.Call) ? null : $"call {over.Call} ends twice";
            default: return null;
        }
    }

    private string? Known(LineId line, Effect effect) => open.Contains(line) ? null : $"{effect.GetType().Name} names line {line}, which is not there";

    private string? Agents()
    {
        var calls = board.Calls.ToDictionary(c => c.Id);
        var phones = new HashSet<string>(StringComparer.Ordinal);
        var has = new HashSet<(CallId, int)>();
        var idle = 0;
        foreach (var agent in board.Seats)
        {
            var busy = agent.State is AgentState.Reserved or AgentState.Talking;
            if (busy != (agent.Call.Value != 0))
            {
                return $"agent {agent.Staff} is {agent.State} with call '{agent.Call}'";
            }

            if (busy && (!calls.TryGetValue(agent.Call, out var call) || call.Drill != agent.Drill || !has.Add((agent.Call, agent.Index)) || !Has(call, agent)))
            {
                return $"agent {agent.Staff} (drill: {agent.Drill}) is {agent.State} with call {agent.Call}, which is {calls.GetValueOrDefault(agent.Call)?.State}";
            }

            if (agent.State != AgentState.SignedOut && !phones.Add(agent.Phone))
            {
                return $"two agents sit at {agent.Phone}";
            }

            if (agent.State == AgentState.Ready && agent.PhoneGone)
            {
                return $"agent {agent.Staff} is ready at a phone that is gone";
            }

            idle += agent.State == AgentState.Ready ? agent.Queues.Distinct().Count() : 0;
        }

        return idle == board.IdlePlaces ? null : $"{board.IdlePlaces} places of free agents are taken, {idle} are due";
    }

    /// <summary>He is the call's agent, or exactly one of those who were called besides, in the state that fits.</summary>
    private static bool Has(LiveCall call, AgentSeat agent)
    {
        if (call.Agent == agent.Index)
        {
            return !call.Further.Exists(f => f.Agent == agent.Index)
                && (agent.State == AgentState.Reserved ? call.State == CallState.Offering : call.State is CallState.Answered or CallState.Held or CallState.Calling);
        }

        return call.Further.Count(f => f.Agent == agent.Index) == 1 && call.Further.Find(f => f.Agent == agent.Index)!.IsTalking == (agent.State == AgentState.Talking);
    }

    /// <summary>Further parties exist only in a talk; a ringing one has its timer; who is consulted is alone with the agent, and the caller hears music.</summary>
    private string? Further(LiveCall call)
    {
        var rightly = call.Further.Count == 0 || (call.State is CallState.Answered or CallState.Held && !call.Party.IsNone);
        foreach (var further in call.Further)
        {
            rightly &= (further.State == PartyState.Ringing) == (further.Generation > 0) && further.Line != call.Party
                && (further.Agent < 0 || board.Seats[further.Agent].Call == call.Id)
                && (further.State != PartyState.Consulted || (call.State == CallState.Held && call.Agent >= 0))
                && (further.State is not (PartyState.Joined or PartyState.Muted) || call.State == CallState.Answered);
        }

        return rightly ? null : $"call {call.Id} is {call.State} with {string.Join(", ", call.Further.Select(f => $"{f.State} {f.Agent} {f.Generation}"))}";
    }

    private string? Calls()
    {
        var waiting = 0;
        foreach (var call in board.Calls)
        {
            var rightly = call.State switch
            {
                CallState.Queued => call.Agent < 0 && call.Party.IsNone && call.Queues.Count > 0,
                CallState.Offering => call.Agent >= 0 && !call.Party.IsNone && board.Seats[call.Agent].Call == call.Id && call.OfferGeneration > 0,
                CallState.Forwarding => call.Agent < 0 && !call.Party.IsNone && call.Forward is not null && call.ForwardGeneration > 0,
                CallState.Held => call.Agent >= 0 && !call.Party.IsNone && board.Seats[call.Agent].Call == call.Id,
                CallState.Calling => call is { Outbound: true, AnswerSent: false, Agent: >= 0, CallOutGeneration: > 0 } && !call.Party.IsNone,
                CallState.Answered => (call.Agent < 0 || board.Seats[call.Agent].Call == call.Id) && call is { OfferGeneration: 0, ForwardGeneration: 0 },
                _ => false,
            };
            if (!rightly)
            {
                return $"call {call.Id} is {call.State} with agent {call.Agent}, party {call.Party}, timers {call.OfferGeneration} and {call.ForwardGeneration}";
            }

            if (Further(call) is { } wrong)
            {
                return wrong;
            }

            waiting += call.State == CallState.Queued ? call.Queues.Distinct().Count() : 0;
        }

        return waiting == board.WaitingPlaces ? null : $"{board.WaitingPlaces} places are taken, {waiting} are due";
    }

    /// <summary>A number is to be called back once for each service, by one call at a time; and every call that calls back is known to its task.</summary>
    private string? CallBacks()
    {
        var twice = board.CallBacks.GroupBy(b => (b.Service, b.Caller)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return $"somebody who called {twice.Key.Service} is to be called back {twice.Count()} times";
        }

        foreach (var task in board.CallBacks)
        {
            var calls = board.Calls.Where(c => c.CallBackOf == task.Of).ToList();
            if (calls.Count > 1 || calls.Count == 1 != (task.Trying.Value != 0) || (calls is [var one] && one.Id != task.Trying))
            {
                return $"call-back {task.Of} tries '{task.Trying}' and has {calls.Count} calls";
            }

            if (task is { IsAutomatic: true, Generation: 0 } && task.Trying.Value == 0)
            {
                return $"call-back {task.Of} is automatic and nothing will make it";
            }
        }

        return null;
    }

    /// <summary>P1, then P2, each by arrival; then all others by arrival, an enquiry as if it had come later: said here once more, apart from the key of the queues.</summary>
    private static bool IsBefore(LiveCall one, LiveCall other)
    {
        var (left, right) = (Math.Min((int)one.Urgency, 3), Math.Min((int)other.Urgency, 3));
        if (left != right || left < 3)
        {
            return left != right ? left < right : one.Place < other.Place;
        }

        var (first, second) = (one.SinceMs + (one.Urgency == Priority.P4 ? 120_000 : 0), other.SinceMs + (other.Urgency == Priority.P4 ? 120_000 : 0));
        return first != second ? first < second : one.Place < other.Place;
    }

    /// <summary>Nobody is free beside a call that he could take, and who was just reserved was reserved for the first of them.</summary>
    private string? Places(List<Effect> effects)
    {
        foreach (var call in board.Calls)
        {
            if (call.State != CallState.Queued)
            {
                continue;
            }

            foreach (var agent in board.Seats)
            {
                if (agent.Drill != call.Drill || agent.State is not (AgentState.Ready or AgentState.Reserved) || !agent.Queues.Exists(call.Queues.Contains))
                {
                    continue;
                }

                if (agent.State == AgentState.Ready)
                {
                    return $"agent {agent.Staff} is free while call {call.Id} waits for him";
                }

                // Who wants to call somebody himself, and who is called besides, is not chosen by the queue.
                var offered = board.Calls.FirstOrDefault(c => c.Id == agent.Call);
                if (offered is { Own: null } && effects.Exists(e => e is DialAgent d && d.Call == agent.Call && d.Line == offered.Party && d.Phone == agent.Phone) && IsBefore(call, offered))
                {
                    return $"agent {agent.Staff} is offered call {agent.Call} while call {call.Id} was before it";
                }
            }
        }

        return null;
    }
}
