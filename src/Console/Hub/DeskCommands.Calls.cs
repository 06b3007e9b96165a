using CallCenter.Console.Contracts;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Seats;

namespace CallCenter.Console.Hub;

/// <summary>Seat, voice and call control.</summary>
internal sealed partial class DeskCommands
{
    /// <summary>How long an offer may be on the screen before its line rings.</summary>
    private static readonly TimeSpan RingsWithin = TimeSpan.FromSeconds(1);

    private static readonly string[] Reasons = ["break", "meal", "training", "meeting", "work", "other"];

    private async Task<(string Code, Said Why)?> Seat(string staff, DeskCommand command)
    {
        switch (command)
        {
            case SeatSignIn { Phone: null } when voice.State(SeatPhone.Of(staff))?.Voice != SeatVoiceState.Up:
                return Refusals.NoVoice;
            case SeatSignIn c:
                return await Ask(n => new SeatAsked(n, staff, c.Phone ?? SeatPhone.Of(staff), AgentCode.SignIn, null)).ConfigureAwait(false);
            case SeatNotReady c when !Reasons.Contains(c.Reason):
                return Refusals.Invalid($"示忙原因须为 {string.Join("、", Reasons)} 之一", $"The reason must be one of {string.Join(", ", Reasons)}");
            case SeatNotReady c:
                return await Ask(n => new SeatAsked(n, staff, string.Empty, AgentCode.NotReady, c.Reason)).ConfigureAwait(false);
            case SeatReady:
                return await Ask(n => new SeatAsked(n, staff, string.Empty, AgentCode.Ready, null)).ConfigureAwait(false);
            default:
                return await SignOut(staff, (SeatSignOut)command).ConfigureAwait(false);
        }
    }

    private async Task<(string Code, Said Why)?> SignOut(string staff, SeatSignOut command)
    {
        var open = drafts.Of(staff);
        if (open.Count > 0)
        {
            if (string.IsNullOrWhiteSpace(command.Successor) || command.Successor == staff || await board.Seat(command.Successor).ConfigureAwait(false) is null)
            {
                return Refusals.Invalid($"还有 {open.Count} 张未完成的工单,请指定接手的工号", $"{open.Count} tickets are open: name a colleague's staff number who takes them over");
            }

            foreach (var draft in open)
            {
                drafts.Move(draft.Ticket, Casework.Drafts.DraftEventKind.Passed, command.Successor, staff);
            }
        }

        return await Ask(n => new SeatAsked(n, staff, string.Empty, AgentCode.SignOut, null)).ConfigureAwait(false);
    }

    private async Task<((string Code, Said Why)?, CommandResult?)> Connect(string staff, VoiceConnect command)
    {
        var answer = await voice.Connect(SeatPhone.Of(staff), command.Sdp).ConfigureAwait(false);
        return answer.Sdp is { } sdp ? (null, new VoiceAnswer(sdp)) : (Refusals.Of(answer.Reply.Refusal), null);
    }

    private async Task<(string Code, Said Why)?> Voice(string staff, DeskCommand command)
    {
        var phone = SeatPhone.Of(staff);
        var reply = command switch
        {
            VoiceDisconnect => await voice.Disconnect(phone).ConfigureAwait(false),
            VoiceMute c => await voice.SetMuted(phone, voice.State(phone)?.Line ?? default, c.Muted).ConfigureAwait(false),
            VoiceEcho { On: true } => await voice.StartEcho(phone).ConfigureAwait(false),
            _ => await voice.StopEcho(phone).ConfigureAwait(false),
        };
        return Outcome(reply);
    }

    private async Task<(string Code, Said Why)?> Call(string staff, DeskCommand command)
    {
        var (text, offer) = command switch
        {
            OfferAccept c => (c.Call, c.Generation),
            OfferDecline c => (c.Call, c.Generation),
            CallHangUp c => (c.Call, c.Generation),
            CallHold c => (c.Call, c.Generation),
            CallDigit c => (c.Call, c.Generation),
            _ => (((CallWrappedUp)command).Call, 0),
        };
        if (!CallId.TryParse(text, out var call))
        {
            return Refusals.Invalid($"呼叫编号 '{text}' 无效", $"'{text}' is no number of a call");
        }

        switch (command)
        {
            case CallWrappedUp:
                if (!await board.WrapUp(staff, call).ConfigureAwait(false))
                {
                    return Refusals.Stale;
                }

                // Nothing of the call is left: the agent is free again, if it was the call that kept him.
                return await board.Seat(staff).ConfigureAwait(false) is { State: AgentState.WrapUp }
                    ? await Ask(n => new SeatAsked(n, staff, string.Empty, AgentCode.Ready, null)).ConfigureAwait(false)
                    : null;
            case CallHangUp:
                return await Ask(n => new CallAsked(n, staff, call, offer, CallWish.HangUp)).ConfigureAwait(false);
            case CallHold c:
                return await Ask(n => new CallAsked(n, staff, call, offer, c.Held ? CallWish.Hold : CallWish.Resume)).ConfigureAwait(false);
        }

        if (await board.PhaseAt(staff, call, offer).ConfigureAwait(false) is null)
        {
            return Refusals.Stale;
        }

        var phone = SeatPhone.Of(staff);
        if (await board.Seat(staff).ConfigureAwait(false) is { Phone: { } present } && present != phone)
        {
            return Refusals.AtThePhone;
        }

        if (await AtSeat(phone, call, wait: command is OfferAccept or OfferDecline).ConfigureAwait(false) is not { } state)
        {
            return Refusals.Stale;
        }

        return Outcome(command switch
        {
            OfferAccept => await voice.Take(phone, state.Line).ConfigureAwait(false),
            OfferDecline => await voice.Decline(phone, state.Line).ConfigureAwait(false),
            CallDigit { Digit: [var digit] } => await voice.SendDigit(phone, state.Line, digit).ConfigureAwait(false),
            _ => new SeatReply(SeatRefusal.NoKeys, "one key at a time"),
        });
    }

    /// <summary>Whose call it was the seat knows, also where the page shows a masked number.</summary>
    private async Task<(string Code, Said Why)?> RingBack(string staff, CallRingBack command) =>
        !CallId.TryParse(command.Call, out var of) || await board.EndedAt(staff, of).ConfigureAwait(false) is not var (caller, service) ? Refusals.Stale
        : await Ask(n => new CallOutAsked(n, staff, ids.Next(), caller, service)).ConfigureAwait(false);

    /// <summary>Calls that go out. Who may be dialled the switchboard says.</summary>
    private async Task<(string Code, Said Why)?> CallBack(string staff, DeskCommand command)
    {
        if (command is CallOut c)
        {
            return await Ask(n => new CallOutAsked(n, staff, ids.Next(), new PhoneNumber(Dialled(c.Number) ?? string.Empty), c.Service)).ConfigureAwait(false);
        }

        var text = command is CallBackNow now ? now.Call : ((CallBackClose)command).Call;
        if (!CallId.TryParse(text, out var of))
        {
            return Refusals.Invalid($"回拨编号 '{text}' 无效", $"'{text}' is no number of a call-back");
        }

        return command is CallBackClose close
            ? await Ask(n => new CallBackAsked(n, staff, of, CallBackWish.Close, default, close.Disposition)).ConfigureAwait(false)
            : await Ask(n => new CallBackAsked(n, staff, of, CallBackWish.Now, ids.Next(), null)).ConfigureAwait(false);
    }

    /// <summary>
    /// The seat with the line of a call. An offer is on the screen before its line rings: who takes it in that moment is not too late but early, and
    /// <paramref name="wait"/> gives the line <see cref="RingsWithin"/>.
    /// </summary>
    private async Task<SeatState?> AtSeat(string phone, CallId call, bool wait)
    {
        var rung = new TaskCompletionSource<SeatState>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = voice.Watch(state =>
        {
            if (state.Phone == phone && Has(state))
            {
                rung.TrySetResult(state);
            }
        });
        if (voice.State(phone) is { } now && Has(now))
        {
            return now;
        }

        try
        {
            return wait ? await rung.Task.WaitAsync(RingsWithin, time).ConfigureAwait(false) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }

        bool Has(SeatState state) => !state.Line.IsNone && state.Call == call;
    }

    private static (string Code, Said Why)? Outcome(SeatReply reply) => reply.IsDone ? null : Refusals.Of(reply.Refusal);

    private async Task<(string Code, Said Why)?> Ask(Func<long, SwitchboardEvent> question) =>
        await board.Ask(n => inbox.Post(question(n)), CancellationToken.None).ConfigureAwait(false) is { } refusal ? Refusals.Of(refusal) : null;
}
