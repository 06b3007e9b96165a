using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony;

/// <summary>What SIP and media report, turned into events of the switchboard.</summary>
public sealed partial class Gateway
{
    /// <inheritdoc/>
    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
        if (sipCall.Tag is SipLine line && code is 180 or 183)
        {
            Post(new LineRinging(line.Id));
        }
    }

    /// <inheritdoc/>
    public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
    {
        if (sipCall.Tag is not SipLine line)
        {
            return;
        }

        if (!line.Take(sdp))
        {
            log.NoCommonCodec(sipCall.RemoteSource.Address.ToString(), "answer without a format of ours");
            sipCall.Hangup("SIP;cause=488;text=\"Not Acceptable Here\"");
            Over(line, LineEndCause.Refused, 488);
            return;
        }

        legs?.Changed(line);
        Post(new LineAnswered(line.Id));
    }

    /// <inheritdoc/>
    public void OnConfirmed(SipCall sipCall)
    {
        if (sipCall.Tag is not SipLine line)
        {
            return;
        }

        if (line.Agreed is null && !line.Take(sipCall.RemoteSdp))
        {
            sipCall.Hangup("SIP;cause=488;text=\"Not Acceptable Here\"");
            return;
        }

        legs?.Changed(line);
        Post(new LineAnswered(line.Id));
    }

    /// <inheritdoc/>
    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer)
    {
        if (sipCall.Tag is not SipLine { Leg: not null } line)
        {
            return SipReoffer.Refuse(500);
        }

        if (offer is null)
        {
            return SipReoffer.Take(line.Offer());
        }

        if (line.AnswerTo(offer) is not { } answer)
        {
            return SipReoffer.Refuse(488);
        }

        legs?.Changed(line);
        return SipReoffer.Take(answer);
    }

    /// <inheritdoc/>
    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp)
    {
        if (code == 200 && sipCall.Tag is SipLine { Leg: not null } line)
        {
            line.Take(sdp);
            legs?.Changed(line);
        }
    }

    /// <inheritdoc/>
    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
    {
        if (sipCall.Tag is SipLine line && InfoDigit.Read(contentType, body.Span) is { } digit)
        {
            Post(new DigitPressed(line.Id, digit));
        }
    }

    /// <inheritdoc/>
    public void OnEnded(SipCall sipCall, SipEnd how)
    {
        if (sipCall.Tag is not SipLine line)
        {
            return;
        }

        var cause = how.Cause switch
        {
            SipEndCause.RemoteBye => LineEndCause.HungUp,
            SipEndCause.RemoteCancel => LineEndCause.Cancelled,
            SipEndCause.LocalHangup or SipEndCause.Challenged => LineEndCause.Ours,
            SipEndCause.Rejected => sipCall.Direction == SipDirection.Incoming ? LineEndCause.Ours : LineEndCause.Refused,
            SipEndCause.Redirected => LineEndCause.Redirected,
            SipEndCause.Timeout or SipEndCause.NoAck => LineEndCause.NoAnswer,
            _ => LineEndCause.Lost,
        };
        Over(line, cause, how.Code);
    }

    /// <inheritdoc/>
    public void OnBindingChanged(SipBinding binding, SipBindingChange change)
    {
        if (change != SipBindingChange.Refreshed)
        {
            log.PhoneChanged(binding.User, change.ToString());
        }

        if (change is SipBindingChange.Bound or SipBindingChange.Refreshed)
        {
            Post(new PhoneReachable(binding.User));
        }
        else if (sip.Registrar?.Bindings(binding.User) is not { Count: > 0 })
        {
            Post(new PhoneGone(binding.User));
        }
    }

    /// <inheritdoc/>
    public void OnMessage(in SipTrace trace) => ladder?.Keep(trace);

    /// <inheritdoc/>
    public void OnDigit(MediaLeg leg, char digit, int durationMs)
    {
        if (lineOfLeg.TryGetValue(leg.Id, out var line))
        {
            Post(new DigitPressed(line, digit));
        }
    }

    /// <inheritdoc/>
    public void OnPlayed(MediaLeg leg, long token, PlayEnd outcome)
    {
        if (token != 0 && outcome == PlayEnd.Finished && lineOfLeg.TryGetValue(leg.Id, out var line))
        {
            Post(new PromptEnded(line, token));
        }
    }

    /// <inheritdoc/>
    public void OnSilence(MediaLeg leg, int seconds)
    {
        if (lineOfLeg.TryGetValue(leg.Id, out var line))
        {
            sip.Post(static work => work.Gateway.Unheard(work.Line, work.Seconds), (Gateway: this, Line: line, Seconds: seconds));
        }
    }

    /// <summary>RTP that is dropped because it comes from elsewhere is a fault of somebody's configuration; without any, a phone may just be mute.</summary>
    private void Unheard(LineId id, int seconds)
    {
        if (Find(id) is not { Leg: { } leg, Agreed: { } agreed } line)
        {
            return;
        }

        var peer = line.PeerOf(agreed);
        var expected = peer.Allowed.Count > 0 ? string.Join(" or ", peer.Allowed) : peer.Remote.Address.ToString();
        var stats = leg.Stats;
        if (stats.Stranger is { } stranger)
        {
            log.Unheard(id.Value, line.Call.ToString(), seconds, expected, stranger.ToString(), stats.ForeignDropped);
        }
        else
        {
            log.Silence(id.Value, line.Call.ToString(), seconds, expected);
        }
    }

    /// <inheritdoc/>
    public void OnSound(MediaLeg leg)
    {
        // Nothing follows from sound that is back; the silence stands in the log.
    }

    /// <inheritdoc/>
    public void OnRecordingSealed(Media.RecordingSealed recording)
    {
        if (CallId.TryParse(recording.Id, out var call))
        {
            var path = Path.GetRelativePath(options.RecordingsFolder, recording.Path);
            Post(new Core.Events.RecordingSealed(call, path, recording.Sha256, recording.Bytes, recording.DurationMs, recording.Recovered));
        }
    }

    /// <inheritdoc/>
    public void OnRecordingFailed(string id, string why)
    {
        if (CallId.TryParse(id, out var call))
        {
            log.RecordingFailed(id, why);
            Post(new RecordingFailed(call, why));
        }
    }
}
