using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Seats;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using CallCenter.Telephony.Seats;

namespace CallCenter.Telephony;

/// <summary>Browser seats and the lines at them. Runs on the SIP loop.</summary>
public sealed partial class Gateway
{
    private static readonly TimeSpan MusicAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GraceAfterMusic = TimeSpan.FromSeconds(4);

    private readonly Dictionary<string, Seat> seats = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Seat> seatOfLeg = [];

    /// <inheritdoc/>
    public void OnBrowser(MediaLeg leg, BrowserChange change) =>
        sip.Post(static work => work.Gateway.BrowserChanged(work.Leg, work.Change), (Gateway: this, Leg: leg, Change: change));

    /// <summary>Opens a leg for a page that wants to be the seat's voice; the answer to its offer.</summary>
    private string Attempt(string phone, WebRtcOffer offer)
    {
        var leg = media.OpenBrowser(new BrowserPeer
        {
            FingerprintHash = offer.FingerprintHash,
            Fingerprint = offer.Fingerprint,
            Codec = offer.Codec.Matches(SdpCodec.Pcmu) ? AudioCodec.Pcmu : AudioCodec.Pcma,
            PayloadType = offer.Codec.PayloadType,
            EventPayloadType = offer.TelephoneEvent?.PayloadType,
        });
        if (!seats.TryGetValue(phone, out var seat))
        {
            seat = new Seat(phone);
            seats.Add(phone, seat);
        }

        Close(seat.Next);
        seat.Next = leg;
        seatOfLeg[leg.Id] = seat;
        board.Changed(seat);
        var ours = leg.Browser!;
        return new WebRtcAnswer(media.BrowserEndPoints, ours.Ufrag, ours.Password, media.BrowserFingerprint!, leg.Id).To(offer).ToString();
    }

    private void BrowserChanged(MediaLeg leg, BrowserChange change)
    {
        if (!seatOfLeg.TryGetValue(leg.Id, out var seat))
        {
            return;
        }

        if (leg == seat.Next)
        {
            if (change == BrowserChange.Connected)
            {
                TakeOver(seat, leg);
            }
            else if (change == BrowserChange.Closed)
            {
                Close(leg);
                seat.Next = null;
                Move(seat, SeatMove.AttemptFailed);
            }

            return;
        }

        Move(seat, change switch
        {
            BrowserChange.Quiet => SeatMove.Quiet,
            BrowserChange.Heard => SeatMove.Heard,
            _ => SeatMove.Closed,
        });
    }

    /// <summary>The newest page is connected: it is the seat's voice, in a talk too.</summary>
    private void TakeOver(Seat seat, MediaLeg leg)
    {
        var before = seat.Leg;
        (seat.Leg, seat.Next, seat.HasEcho) = (leg, null, false);
        if (seat is { IsTalking: true, Line: { } line })
        {
            line.Sit(leg);
            leg.Mute(seat.IsMuted);
            lineOfLeg[leg.Id] = line.Id;
        }

        Move(seat, SeatMove.Connected);
        Close(before);
    }

    private void Move(Seat seat, SeatMove move)
    {
        var (state, todo) = SeatMachine.Next(seat.Voice, move);
        if (state == seat.Voice && todo == SeatAction.None)
        {
            return;
        }

        if (state != seat.Voice)
        {
            log.SeatVoice(seat.Phone, state.ToString());
        }

        seat.Voice = state;
        seat.Disarm();
        if (todo.HasFlag(SeatAction.Announce))
        {
            Post(new PhoneReachable(seat.Phone));
        }

        if (todo.HasFlag(SeatAction.Rejoin))
        {
            Rejoin(seat);
        }

        if (todo.HasFlag(SeatAction.PlayMusic) && PartnerOf(seat) is { Leg: { } caller })
        {
            seat.HasMusic = true;
            caller.Play(Music, loop: true, 0);
        }

        if (todo.HasFlag(SeatAction.ArmSecond))
        {
            Arm(seat, MusicAfter, SeatMove.SecondPassed);
        }

        if (todo.HasFlag(SeatAction.ArmGrace))
        {
            Arm(seat, GraceAfterMusic, SeatMove.GracePassed);
        }

        if (todo.HasFlag(SeatAction.Lose))
        {
            Lose(seat);
        }

        if (state == SeatVoiceState.Gone)
        {
            Leave(seat);
        }

        board.Changed(seat);
    }

    /// <summary>Stops the music that only the loss began; what the switchboard plays goes on.</summary>
    private void Rejoin(Seat seat)
    {
        if (seat is { IsTalking: true, Line.Mixed: { } mix })
        {
            Connect(mix);
        }
        else if (PartnerOf(seat) is { Leg: { } caller } && seat.Leg is { } leg)
        {
            if (seat.HasMusic)
            {
                caller.StopPlay();
            }

            media.Bridge(caller, leg);
        }

        seat.HasMusic = false;
    }

    /// <summary>The switchboard hears first that nobody is there, then that the line is over: so it offers nothing to the seat.</summary>
    private void Lose(Seat seat)
    {
        Post(new PhoneGone(seat.Phone));
        if (seat.Line is { } line)
        {
            Over(line, seat.IsTalking ? LineEndCause.Lost : LineEndCause.NoAnswer, seat.IsTalking ? 0 : 480);
        }
    }

    private void Leave(Seat seat)
    {
        seats.Remove(seat.Phone);
        Close(seat.Next);
        Close(seat.Leg);
        (seat.Leg, seat.Next) = (null, null);
        seat.Dispose();
    }

    private void Arm(Seat seat, TimeSpan after, SeatMove move)
    {
        var generation = seat.Generation;
        seat.Timer = time.CreateTimer(
            _ => sip.Post(() =>
            {
                if (seat.Generation == generation)
                {
                    Move(seat, move);
                }
            }),
            null, after, Timeout.InfiniteTimeSpan);
    }

    private SipLine? PartnerOf(Seat seat) => seat is { IsTalking: true, Line: { } line } ? Find(line.Partner) : null;

    private void RingSeat(DialAgent dial)
    {
        if (!seats.TryGetValue(dial.Phone, out var seat) || seat.Voice != SeatVoiceState.Up)
        {
            log.PhoneNotThere(dial.Phone, dial.Call.ToString());
            Post(new PhoneGone(dial.Phone));
            Post(new LineEnded(dial.Line, LineEndCause.NoAnswer, 480));
            return;
        }

        if (seat.Line is not null)
        {
            Post(new LineEnded(dial.Line, LineEndCause.Refused, 486));
            return;
        }

        var line = new SipLine(dial.Line, dial.Call) { Seat = seat };
        Add(line);
        seat.Line = line;
        seat.Leg?.Echo(false);
        seat.HasEcho = false;
        if (dial.Own && seat.Leg is { } voice)
        {
            Sit(seat, line, voice);
            return;
        }

        Post(new LineRinging(line.Id));
        board.Changed(seat);
    }

    /// <summary>The seat speaks on the line from now on.</summary>
    private void Sit(Seat seat, SipLine line, MediaLeg voice)
    {
        seat.IsTalking = true;
        line.Sit(voice);
        lineOfLeg[voice.Id] = line.Id;
        Post(new LineAnswered(line.Id));
        board.Changed(seat);
    }

    /// <summary>A line at a seat is over: its voice stays, silent.</summary>
    private void FreeSeat(Seat seat)
    {
        if (seat.Leg is { } leg && seat.IsTalking)
        {
            media.Split(leg);
            leg.StopPlay();
            leg.StopRecording();
            leg.Mute(false);
        }

        (seat.Line, seat.IsTalking, seat.IsMuted, seat.HasMusic) = (null, false, false, false);
        board.Changed(seat);
    }

    private void Echo(Seat seat, MediaLeg? leg, bool on)
    {
        if (seat.HasEcho != on)
        {
            seat.HasEcho = on;
            leg?.Echo(on);
            board.Changed(seat);
        }
    }

    private void Close(MediaLeg? leg)
    {
        if (leg is not null)
        {
            seatOfLeg.Remove(leg.Id);
            lineOfLeg.TryRemove(leg.Id, out _);
            leg.Close();
        }
    }
}
