using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using CallCenter.Telephony.Seats;

namespace CallCenter.Telephony;

/// <summary>The port of the browser seats: from any thread onto the SIP loop, and the answer back.</summary>
public sealed partial class Gateway : ISeatVoice
{
    private const string Keys = "0123456789*#ABCD";
    private const int KeyMs = 160;

    /// <summary>How long the loop may take before a button is refused.</summary>
    private static readonly TimeSpan ButtonWaits = TimeSpan.FromSeconds(2);

    private readonly SeatBoard board;

    /// <inheritdoc/>
    public async Task<SeatAnswer> Connect(string phone, string offerSdp)
    {
        if (!SeatPhone.IsSeat(phone))
        {
            return new SeatAnswer(null, NotASeat);
        }

        if (media.BrowserFingerprint is null)
        {
            return new SeatAnswer(null, new SeatReply(SeatRefusal.NotServed, "the server was started without an address for browser voice"));
        }

        if (WebRtcOffer.Read(offerSdp, out var wrong) is not { } offer)
        {
            return new SeatAnswer(null, new SeatReply(SeatRefusal.BadOffer, wrong));
        }

        string? sdp = null;
        var reply = await OnLoop(() =>
        {
            sdp = Attempt(phone, offer);
            return SeatReply.Done;
        }).ConfigureAwait(false);
        return new SeatAnswer(reply.IsDone ? sdp : null, reply);
    }

    /// <inheritdoc/>
    public Task<SeatReply> Disconnect(string phone) => AtSeat(phone, seat =>
    {
        Move(seat, SeatMove.Leave);
        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> Take(string phone, LineId line) => AtLine(phone, line, seat =>
    {
        if (seat.IsTalking)
        {
            return NotNow("the line was taken before");
        }

        if (seat is not { Voice: SeatVoiceState.Up, Leg: { } leg, Line: { } ringing })
        {
            return NoVoice;
        }

        Sit(seat, ringing, leg);
        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> Decline(string phone, LineId line) => AtLine(phone, line, seat =>
    {
        if (seat.IsTalking)
        {
            return NotNow("the line was taken before");
        }

        Over(seat.Line!, LineEndCause.Refused, 603);
        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> Hangup(string phone, LineId line) => AtLine(phone, line, seat =>
    {
        if (seat.IsTalking)
        {
            Over(seat.Line!, LineEndCause.HungUp, 0);
        }
        else
        {
            Over(seat.Line!, LineEndCause.Refused, 603);
        }

        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> SetMuted(string phone, LineId line, bool muted) => AtLine(phone, line, seat =>
    {
        if (!seat.IsTalking)
        {
            return NotNow("the line was not taken yet");
        }

        if (seat.IsMuted != muted)
        {
            seat.IsMuted = muted;
            seat.Leg?.Mute(muted);
            board.Changed(seat);
        }

        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> SendDigit(string phone, LineId line, char digit) => AtLine(phone, line, seat =>
    {
        if (seat is { IsTalking: true, Line.Mixed: { } mix })
        {
            return ToMix(mix, seat.Line, digit);
        }

        if (!seat.IsTalking || Find(seat.Line!.Partner) is not { Leg: { } other } party)
        {
            return NotNow("nobody is on the other side");
        }

        if (!Keys.Contains(digit, StringComparison.Ordinal) || (party.Seat is null && party.Agreed?.TelephoneEvent is null))
        {
            return new SeatReply(SeatRefusal.NoKeys, "there is no such key, or the other side takes none");
        }

        other.SendDigit(digit, KeyMs);
        return SeatReply.Done;
    });

    /// <summary>A key for every party of a mix that takes keys and that hears the seat.</summary>
    private SeatReply ToMix(MixLines mix, SipLine from, char digit)
    {
        var place = mix.Lines.TakeWhile(m => m.Line != from.Id).Count();
        var sent = false;
        foreach (var mixed in mix.Lines)
        {
            if (Keys.Contains(digit, StringComparison.Ordinal) && (mixed.Hears & (1 << place)) != 0
                && Find(mixed.Line) is { Leg: { } leg } line && (line.Seat is not null || line.Agreed?.TelephoneEvent is not null))
            {
                leg.SendDigit(digit, KeyMs);
                sent = true;
            }
        }

        return sent ? SeatReply.Done : new SeatReply(SeatRefusal.NoKeys, "there is no such key, or the others take none");
    }

    /// <inheritdoc/>
    public Task<SeatReply> StartEcho(string phone) => AtSeat(phone, seat =>
    {
        if (seat.Line is not null)
        {
            return NotNow("a line is at the seat");
        }

        if (seat is not { Voice: SeatVoiceState.Up, Leg: { } leg })
        {
            return NoVoice;
        }

        Echo(seat, leg, on: true);
        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public Task<SeatReply> StopEcho(string phone) => AtSeat(phone, seat =>
    {
        Echo(seat, seat.Leg, on: false);
        return SeatReply.Done;
    });

    /// <inheritdoc/>
    public SeatLevels? Levels(string phone) => board.Levels(phone);

    /// <inheritdoc/>
    SeatState? ISeatVoice.State(string phone) => board.State(phone);

    /// <inheritdoc/>
    public IDisposable Watch(Action<SeatState> told) => board.Watch(told);

    private static SeatReply NotASeat { get; } = new(SeatRefusal.NotASeat, "the name is no browser seat's");

    private static SeatReply NoVoice { get; } = new(SeatRefusal.NoVoice, "the seat has no voice at the moment");

    private static SeatReply NotNow(string why) => new(SeatRefusal.NotNow, why);

    private Task<SeatReply> AtSeat(string phone, Func<Seat, SeatReply> press) =>
        SeatPhone.IsSeat(phone)
            ? OnLoop(() => seats.TryGetValue(phone, out var seat) ? press(seat) : NoVoice)
            : Task.FromResult(NotASeat);

    /// <summary>A button of one line: pressed too late it must not hit the next call.</summary>
    private Task<SeatReply> AtLine(string phone, LineId line, Func<Seat, SeatReply> press) => AtSeat(phone, seat =>
        seat.Line is { } there && there.Id == line ? press(seat) : new SeatReply(SeatRefusal.NotThisLine, "this line is not at the seat"));

    private async Task<SeatReply> OnLoop(Func<SeatReply> work)
    {
        var ending = new SeatReply(SeatRefusal.Ending, "the server is ending or too slow");
        if (isOver)
        {
            return ending;
        }

        var done = new TaskCompletionSource<SeatReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        sip.Post(() =>
        {
            try
            {
                done.SetResult(isEnding ? ending : work());
            }
#pragma warning disable CA1031 // one button that fails must not take the loop and every line with it
            catch (Exception why)
#pragma warning restore CA1031
            {
                log.EffectFailed("button of a seat", 0, why);
                done.SetResult(ending);
            }
        });
        try
        {
            return await done.Task.WaitAsync(ButtonWaits, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return ending;
        }
    }
}
