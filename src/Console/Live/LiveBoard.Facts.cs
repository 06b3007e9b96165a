using CallCenter.Console.Contracts;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.Seats;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Live;

/// <summary>How facts change the board.</summary>
public sealed partial class LiveBoard
{
    /// <summary>Ended calls that stay at a seat for their forms.</summary>
    private const int MostEnded = 5;

    private void TakeOver(Routing.Switchboard.SwitchboardView present)
    {
        countedDay = DayOf(Now);
        foreach (var agent in present.Agents.Where(a => !a.Drill))
        {
            var seat = SeatOf(agent.Staff);
            (seat.Phone, seat.State, seat.Cause, seat.Reason) = (agent.Phone, agent.State, agent.Cause, agent.Reason);
            seat.Voice = SeatPhone.IsSeat(agent.Phone) ? VoiceState.Lost : VoiceState.None;
        }

        foreach (var task in present.CallBacks)
        {
            TakeOver(task);
        }

        foreach (var call in present.Calls)
        {
            var here = new BoardCall
            {
                Id = call.Id, Service = call.Service, Caller = call.Caller, Emergency = call.Emergency, Urgency = call.Urgency, Drill = call.Drill, ArrivedMs = call.ArrivedMs,
                State = call.State, Queue = call.Queue, Agent = call.Agent, Offer = call.Offers, OfferedMs = call.ArrivedMs, AcceptedMs = call.AcceptedMs,
                Outbound = call.Outbound, CallBackOf = call.CallBackOf,
            };
            calls[call.Id] = here;
            if (call.Agent is { } staff && !call.Drill)
            {
                SeatOf(staff).Calls.Add(here);
            }

            here.Parties.AddRange(call.Further.Select(f => new BoardParty(f.Party, f.Agent, f.Number, f.State, 0, f.Supervision)));
            foreach (var party in here.Parties.Where(p => p.Agent is not null && !call.Drill))
            {
                SeatOf(party.Agent!).Calls.Add(here);
            }
        }
    }

    private void Take(Fact fact)
    {
        switch (fact)
        {
            case CallOpened f: Opened(f); break;
            case CallQueued f when calls.TryGetValue(f.Call, out var call): Queued(call, f.Queue); break;
            case CallOffered f when calls.TryGetValue(f.Call, out var call): Offered(call, f); break;
            case OfferClosed f when calls.TryGetValue(f.Call, out var call): NotTaken(call, f); break;
            case CallForwarded f when calls.TryGetValue(f.Call, out var call): call.State = f.Failed ? CallState.Queued : CallState.Forwarding; break;
            case CallAccepted f when calls.TryGetValue(f.Call, out var call): Accepted(call, f); break;
            case CallDialled f when calls.TryGetValue(f.Call, out var call):
                (call.State, call.IsDialled) = (CallState.Calling, true);
                Trying(call.CallBackOf, f.Agent);
                TellAll(call);
                break;
            case CallBackOpened f: Missed(f); break;
            case CallBackTried f: Tried(f); break;
            case CallBackClosed f: Closed(f); break;
            case CallHeld f when calls.TryGetValue(f.Call, out var call):
                call.State = f.Held ? CallState.Held : CallState.Answered;
                TellAll(call);
                break;
            case PartyCalled f when calls.TryGetValue(f.Call, out var call): Called(call, f); break;
            case PartyChanged f when calls.TryGetValue(f.Call, out var call): Changed(call, f); break;
            case PartyLeft f when calls.TryGetValue(f.Call, out var call): Left(call, f); break;
            case CallPassed f when calls.TryGetValue(f.Call, out var call): Passed(call, f); break;
            case CallEnded f when calls.Remove(f.Call, out var call): Ended(call, f); break;
            case AgentChanged { Drill: false } f: AgentIs(f); break;
        }
    }

    private void Opened(CallOpened f)
    {
        var call = new BoardCall
        {
            Id = f.Call, Service = f.Service, Caller = f.Caller, Emergency = f.Emergency, Urgency = f.Urgency, Drill = f.Drill, ArrivedMs = f.AtMs,
            Outbound = f.Outbound, CallBackOf = f.CallBackOf ?? default,
        };
        calls[f.Call] = call;
        Trying(call.CallBackOf, null);
        if (!f.Drill && !f.Outbound)
        {
            Count(f.Service, c => c with { Offered = c.Offered + 1 });
        }

        if (!f.Caller.IsWithheld && Cards is not null)
        {
            wanted.Writer.TryWrite(call);
        }
    }

    private static void Queued(BoardCall call, string queue)
    {
        (call.State, call.Queue) = (CallState.Queued, queue);
        if (call.Way.Count == 0 || call.Way[^1] != queue)
        {
            call.Way.Add(queue);
        }
    }

    private void Offered(BoardCall call, CallOffered f)
    {
        (call.State, call.Agent, call.Offer, call.OfferedMs, call.OfferEndsMs) = (CallState.Offering, f.Agent, f.Number, f.AtMs, f.EndsMs);
        call.Queue = f.Queue ?? call.Queue;
        if (!call.Drill)
        {
            var seat = SeatOf(f.Agent);
            seat.Calls.Add(call);
            seat.TellCall(call);
        }
    }

    private void NotTaken(BoardCall call, OfferClosed f)
    {
        call.Passed.Add((f.Agent, f.Outcome.ToString()));
        call.State = CallState.Queued;
        call.Agent = null;
        if (call.Drill)
        {
            return;
        }

        var seat = SeatOf(f.Agent);
        seat.Calls.Remove(call);
        seat.Stream?.Publish(new SeatCallGone(call.Id.ToString()));
        if (f.Outcome == OfferOutcome.NotTaken)
        {
            seat.Today = seat.Today with { Missed = seat.Today.Missed + 1 };
            seat.TellToday();
        }
    }

    private void Accepted(BoardCall call, CallAccepted f)
    {
        var first = call.AcceptedMs is null;
        (call.State, call.AcceptedMs, call.Agent) = (CallState.Answered, call.AcceptedMs ?? f.AtMs, f.Agent);
        if (call.Drill)
        {
            return;
        }

        var waited = f.AtMs - call.ArrivedMs;
        if (first && !call.Outbound)
        {
            Count(call.Service, c => c with
            {
                Answered = c.Answered + 1,
                Within10s = c.Within10s + (waited <= 10_000 ? 1 : 0),
                Within15s = c.Within15s + (waited <= 15_000 ? 1 : 0),
                Within20s = c.Within20s + (waited <= 20_000 ? 1 : 0),
            });
        }

        if (f.Agent is not { } staff)
        {
            return;
        }

        var seat = SeatOf(staff);
        if (!seat.Calls.Contains(call))
        {
            seat.Calls.Add(call);
        }

        if (!call.Outbound)
        {
            seat.Today = seat.Today with { Answered = seat.Today.Answered + 1, Within15s = seat.Today.Within15s + (waited <= 15_000 ? 1 : 0) };
        }

        seat.TellCall(call);
        seat.TellToday();
        drafts.Open(call.Id, call.Id, staff, FirstFields(call), call.Drill);
    }

    private static Dictionary<TicketField, string> FirstFields(BoardCall call) => new()
    {
        [TicketField.Contact] = call.Caller.Raw,
        [TicketField.Service] = TicketWords.Services.Contains(call.Service) ? call.Service : "12345",
        [TicketField.Urgency] = call.Urgency.ToString(),
        [TicketField.Secrecy] = "open",
    };

    private void Ended(BoardCall call, CallEnded f)
    {
        (call.State, call.EndedMs, call.EndedBy) = (CallState.Ended, f.Times.EndedMs, f.By.ToString());
        if (call.Drill)
        {
            return;
        }

        if (call.AcceptedMs is null && !call.Outbound)
        {
            Count(call.Service, c => c with { Abandoned = c.Abandoned + 1 });
        }

        if (call.Agent is not { } staff)
        {
            return;
        }

        var seat = SeatOf(staff);
        if (call is { AcceptedMs: null, IsDialled: true })
        {
            // He sees why nobody is there, and says that he is done.
            call.EndedBy = f.Cause;
            seat.TellCall(call);
            return;
        }

        if (call.AcceptedMs is not { } accepted)
        {
            seat.Calls.Remove(call);
            seat.Stream?.Publish(new SeatCallGone(call.Id.ToString()));
            return;
        }

        seat.Today = seat.Today with { TalkMs = seat.Today.TalkMs + Math.Max(0, (f.Times.EndedMs ?? accepted) - accepted) };
        seat.TellCall(call);
        seat.TellToday();
        foreach (var old in seat.Calls.Where(c => c.EndedMs is not null).SkipLast(MostEnded).ToList())
        {
            Gone(seat, old);
        }
    }

    private static void Gone(BoardSeat seat, BoardCall call)
    {
        seat.Calls.Remove(call);
        seat.Stream?.Publish(new SeatCallGone(call.Id.ToString()));
    }

    private void AgentIs(AgentChanged f)
    {
        var seat = SeatOf(f.Agent);
        (seat.Phone, seat.State, seat.Cause, seat.Reason, seat.SinceMs) = (f.Phone, f.State, f.Cause, f.Reason, f.AtMs);
        if (f.State == AgentState.SignedOut)
        {
            seat.Phone = null;
        }

        seat.Voice = seat.Phone is { } phone && SeatPhone.IsSeat(phone) ? (seat.Voice == VoiceState.None ? VoiceState.Connected : seat.Voice) : VoiceState.None;
        seat.TellSeat();
    }

    private void VoiceIs(SeatState state)
    {
        var seat = SeatOf(state.Phone[SeatPhone.Prefix.Length..]);
        var voice = state.Voice switch
        {
            SeatVoiceState.Up => VoiceState.Connected,
            SeatVoiceState.Connecting => seat.Voice,
            _ => VoiceState.Lost,
        };
        if (voice != seat.Voice)
        {
            seat.Voice = voice;
            seat.TellSeat();
        }
    }

    private void CardIs(BoardCall call, CallerCard card)
    {
        call.Card = card;
        if (call.Agent is { } staff && !call.Drill && SeatOf(staff).Calls.Contains(call))
        {
            SeatOf(staff).TellCall(call);
        }
    }
}
