using System.Globalization;
using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Seats;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using CallCenter.Telephony.Prompts;

namespace CallCenter.Telephony;

/// <summary>Carries out what the switchboard decided. Runs on the SIP loop.</summary>
public sealed partial class Gateway
{
    private static readonly AudioClip Silence = AudioClip.Silence(1000);

    /// <summary>450 Hz, one second in five: how a ringing telephone sounds in China (GB/T 3380).</summary>
    private static readonly AudioClip Ringback = AudioClip.Concat(AudioClip.Tone(450, 1000, -20), AudioClip.Silence(4000));

    private void CarryOutOnLoop(long seq, Effect effect)
    {
        try
        {
            switch (effect)
            {
                case RingCaller ring: Find(ring.Line)?.Sip?.Ring(); break;
                case AnswerCaller answer when Find(answer.Line) is { } line: Answer(line); break;
                case RefuseCaller refuse: Find(refuse.Line)?.Sip?.Reject(refuse.Code, refuse.Reason); break;
                case EndLine end when Find(end.Line) is { Seat: not null } line: Over(line, LineEndCause.Ours, 0); break;
                case EndLine end: Find(end.Line)?.Sip?.Hangup(); break;
                case PlayPrompt prompt: Play(prompt); break;
                case PlayMusic music: Find(music.Line)?.Leg?.Play(Music, loop: true, 0); break;
                case PlayRingback ringback: Find(ringback.Line)?.Leg?.Play(Ringback, loop: true, 0); break;
                case StopSound stop: Find(stop.Line)?.Leg?.StopPlay(); break;
                case StartRecording record when Find(record.Line) is { } line: Record(line, record.Call); break;
                case DialAgent dial when SeatPhone.IsSeat(dial.Phone): RingSeat(dial); break;
                case DialAgent dial: DialPhone(dial); break;
                case DialTrunk dial: DialOut(dial); break;
                case BridgeLines bridge: Join(bridge); break;
                case SplitLines split: Part(split); break;
                case MixLines mix: Mix(mix); break;
            }
        }
#pragma warning disable CA1031 // one effect that fails must not take the loop and every other line with it
        catch (Exception why)
#pragma warning restore CA1031
        {
            log.EffectFailed(effect.GetType().Name, seq, why);
            if (effect is PlayPrompt { Token: not 0 } unheard)
            {
                Post(new PromptEnded(unheard.Line, unheard.Token));
            }
        }
    }

    private AudioClip Music => options.Music && prompts.Compose([PromptNames.Music]) is { Samples: > 0 } music ? music : Silence;

    private SipLine? Find(LineId id) => lines.GetValueOrDefault(id);

    /// <summary>200 with our answer, or with our offer when the INVITE had none.</summary>
    private void Answer(SipLine line)
    {
        var call = line.Sip!;
        if (!Open(line, call.LocalEndpoint.Address))
        {
            call.Reject(503, "Service Unavailable");
            return;
        }

        var answer = call.RemoteSdp is { } offer ? line.AnswerTo(offer) : line.Offer();
        if (answer is null)
        {
            call.Reject(488);
            return;
        }

        call.Accept(answer);
        legs?.Changed(line);
    }

    private void Play(PlayPrompt prompt)
    {
        if (Find(prompt.Line) is not { } line)
        {
            return;
        }

        // The switchboard waits for the end of a prompt: it is told of one that nobody can hear, too.
        var clip = prompts.Compose(prompt.Parts);
        if (clip.Samples > 0 && line.Leg is { } leg)
        {
            leg.Play(clip, loop: false, prompt.Token);
        }
        else if (prompt.Token != 0)
        {
            Post(new PromptEnded(prompt.Line, prompt.Token));
        }
    }

    private void Record(SipLine line, CallId call)
    {
        var day = time.GetUtcNow().UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        var folder = Path.Combine(options.RecordingsFolder, day);
        try
        {
            System.IO.Directory.CreateDirectory(folder);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            OnRecordingFailed(call.ToString(), why.Message);
            return;
        }

        line.Recording = new RecordingRequest(call.ToString(), Path.Combine(folder, $"{call}.wav"));
        line.Leg?.StartRecording(line.Recording);
        legs?.Changed(line);
    }

    private void DialPhone(DialAgent dial)
    {
        SipUri? target = null;
        IPEndPoint? hop = null;
        IPEndPoint? from = null;
        IPAddress? alsoFrom = null;
        if (directory.Phone(dial.Phone)?.Address is { } address)
        {
            target = SipUri.Parse(address);
            hop = target?.EndPoint;
        }
        else if (sip.Registrar?.Bindings(dial.Phone) is [var binding, ..])
        {
            target = binding.Contact;
            hop = binding.Source;
            from = binding.Local;
            alsoFrom = binding.Source.Address;
        }

        if (target is null || hop is null)
        {
            log.PhoneNotThere(dial.Phone, dial.Call.ToString());
            Post(new PhoneGone(dial.Phone));
            Post(new LineEnded(dial.Line, LineEndCause.NoAnswer, 480));
            return;
        }

        var shown = dial.Caller.IsWithheld ? "anonymous" : dial.Caller.Raw;
        Dial(dial.Line, dial.Call, target, hop, from, alsoFrom, shown, $"{dial.Service} {dial.Urgency}", null, dial.Own);
    }

    private void DialOut(DialTrunk dial)
    {
        if (directory.Trunk(dial.Trunk) is not { Target: { } address } trunk || !IPEndPoint.TryParse(address, out var hop))
        {
            Post(new LineEnded(dial.Line, LineEndCause.Refused, 404));
            return;
        }

        var host = hop.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{hop.Address}]" : hop.Address.ToString();
        var target = new SipUri(dial.Number, host, hop.Port);
        var credentials = trunk is { User: { } user, Ha1: { } ha1 } ? new SipCredentials(user, SipSecret.FromHa1(ha1, null)) : null;
        Dial(dial.Line, dial.Call, target, hop, null, null, dial.Caller.IsWithheld ? "anonymous" : dial.Caller.Raw, null, credentials);
    }

    private void Dial(
        LineId id, CallId call, SipUri target, IPEndPoint hop, IPEndPoint? from, IPAddress? alsoFrom, string shown, string? name, SipCredentials? credentials, bool own = false)
    {
        from ??= local.For(hop);
        var line = new SipLine(id, call) { AlsoFrom = alsoFrom };
        if (from is null || !Open(line, from.Address))
        {
            Post(new LineEnded(id, LineEndCause.Lost, 503));
            return;
        }

        Add(line);
        var host = from.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{from.Address}]" : from.Address.ToString();
        line.Sip = sip.Invite(
            new OutgoingInvite
            {
                Target = target,
                NextHop = hop,
                From = new SipUri(shown, host, from.Port),
                FromName = name,
                ContactUser = "callcenter",
                Sdp = line.Offer(),
                Local = from,
                Credentials = credentials,
                Headers = own ? [new("X-Call-Id", call.ToString()), new("Answer-Mode", "Auto")] : [new("X-Call-Id", call.ToString())],
            },
            this);
        line.Sip.Tag = line;
        ladder?.Belong(call, line.Sip.CallId);
    }

    private void Join(BridgeLines bridge)
    {
        if (Find(bridge.Caller) is not { Leg: { } caller } callerLine || Find(bridge.Party) is not { Leg: { } party } partyLine)
        {
            // One of them is ending: its LineEnded is on the way and decides what follows.
            return;
        }

        (callerLine.Partner, callerLine.Mixed) = (partyLine.Id, null);
        (partyLine.Partner, partyLine.Mixed) = (callerLine.Id, null);
        caller.StopPlay();
        media.Bridge(caller, party);
        legs?.Changed(callerLine);
        legs?.Changed(partyLine);
    }

    /// <summary>Ends the bridge of two lines; both stay up.</summary>
    private void Part(SplitLines split)
    {
        foreach (var line in new[] { Find(split.Caller), Find(split.Party) })
        {
            if (line?.Leg is { } leg)
            {
                media.Split(leg);
                (line.Partner, line.Mixed) = (default, null);
                legs?.Changed(line);
            }
        }
    }

    private void Mix(MixLines mix)
    {
        foreach (var mixed in mix.Lines)
        {
            if (Find(mixed.Line) is { Leg: not null } line)
            {
                (line.Partner, line.Mixed) = (default, mix);
                legs?.Changed(line);
            }
        }

        Connect(mix);
    }

    /// <summary>The mix with the voices that its lines have now; one that is ending is left out until the switchboard decides what follows.</summary>
    private void Connect(MixLines mix)
    {
        var there = new List<(int Place, MediaLeg Leg, int Hears)>();
        for (var n = 0; n < mix.Lines.Count; n++)
        {
            if (Find(mix.Lines[n].Line) is { Leg: { } leg })
            {
                there.Add((n, leg, mix.Lines[n].Hears));
            }
        }

        if (there.Count < 2)
        {
            return;
        }

        media.Mix([.. there.Select(ear => new MixParty(ear.Leg, Enumerable.Range(0, there.Count).Where(m => (ear.Hears & (1 << there[m].Place)) != 0).Sum(m => 1 << m)))]);
    }
}
