using CallCenter.Casework.Drafts;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;

namespace CallCenter.Console.Live;

/// <summary>How facts about further parties change the board: whoever is in a call sees all who are.</summary>
public sealed partial class LiveBoard
{
    private void Called(BoardCall call, PartyCalled f)
    {
        call.Parties.Add(new BoardParty(f.Party, f.Agent, f.Number ?? string.Empty, PartyState.Ringing, f.EndsMs, f.Supervision));
        if (f.Agent is { } staff && !call.Drill)
        {
            SeatOf(staff).Calls.Add(call);
        }

        TellAll(call);
    }

    private void Changed(BoardCall call, PartyChanged f)
    {
        var at = call.Parties.FindIndex(p => p.Party == f.Party);
        if (at >= 0)
        {
            call.Parties[at] = call.Parties[at] with { State = f.State };
            TellAll(call);
        }
    }

    private void Left(BoardCall call, PartyLeft f)
    {
        call.Parties.RemoveAll(p => p.Party == f.Party);
        if (f.Agent is { } staff && !call.Drill)
        {
            var seat = SeatOf(staff);
            Gone(seat, call);
            if (f.Outcome == PartyOutcome.NotTaken)
            {
                seat.Today = seat.Today with { Missed = seat.Today.Missed + 1 };
                seat.TellToday();
            }
        }

        TellAll(call);
    }

    /// <summary>The ticket goes with the call to a colleague; with an outside number it stays with who wrote it.</summary>
    private void Passed(BoardCall call, CallPassed f)
    {
        call.Parties.RemoveAll(p => p.Party == f.Party);
        (call.State, call.Agent, call.Offer) = (CallState.Answered, f.Agent, f.Number);
        if (call.Drill)
        {
            return;
        }

        if (f.From is { } before)
        {
            Gone(SeatOf(before), call);
        }

        TellAll(call);
        if (f is { From: { } writer, Agent: { } now } && drafts.Of(writer).Any(d => d.Call == call.Id))
        {
            drafts.Move(call.Id, DraftEventKind.Passed, now, writer);
        }
    }

    private void TellAll(BoardCall call)
    {
        if (call.Drill)
        {
            return;
        }

        if (call.Agent is { } staff)
        {
            SeatOf(staff).TellCall(call);
        }

        foreach (var party in call.Parties)
        {
            if (party.Agent is { } other)
            {
                SeatOf(other).TellCall(call);
            }
        }
    }
}
