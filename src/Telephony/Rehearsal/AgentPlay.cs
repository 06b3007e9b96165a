using CallCenter.Core.Calls;
using CallCenter.Core.Rehearsal;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>One simulated agent at a registered phone: signs in, answers, speaks, hangs up, signs out. On the SIP loop.</summary>
internal sealed class AgentPlay(RehearsalStage stage, RehearsalPhone phone, int index) : ISipCallUser
{
    /// <summary>The system's greeting covers the agent for the caller until then.</summary>
    private const int GreetingMs = 2800;

    private readonly SplitMix chance = new(((ulong)stage.Plan.Seed << 20) + (ulong)index);
    private readonly SipCredentials credentials = new(phone.Account, SipSecret.FromPassword(phone.Secret));
    private readonly Dictionary<string, AudioClip> phrases = new(StringComparer.Ordinal);
    private SipRegistration? registration;
    private FeatureCall? code;
    private SipLine? line;
    private CallerPlay? caller;
    private MarkDetector? ear;
    private TimeSpan answerAt;
    private TimeSpan? readyAt;
    private int offers;
    private bool answering;
    private bool talking;

    public string Account => phone.Account;

    public string Staff => phone.Staff;

    public int MarkHz { get; } = Mark.OfAgent(index);

    public bool SignedIn { get; private set; }

    /// <summary>Signed out and unregistered, or never came so far.</summary>
    public bool Gone { get; private set; }

    public int Answered { get; private set; }

    public RehearsalAgentView View => new(
        Staff,
        !SignedIn ? RehearsalAgentPhase.Away : line is null ? RehearsalAgentPhase.Idle : talking ? RehearsalAgentPhase.Talking : RehearsalAgentPhase.Ringing,
        Answered);

    public void Start() => registration = stage.Register(phone.Account, credentials, Registered);

    public void Turn()
    {
        code?.Turn();
        if (line is not null && !answering && caller is { IsOver: false } && stage.Now >= answerAt)
        {
            Answer(line.Sip!);
        }

        if (readyAt is { } due && stage.Now >= due && line is null && code is null && SignedIn)
        {
            readyAt = null;
            Dial("*83", static (_, _) => { });
        }
    }

    /// <summary>The phone is offered a call.</summary>
    public void Offer(SipCall sipCall)
    {
        if (line is not null)
        {
            sipCall.Reject(486);
            return;
        }

        if (stage.CallerOf(sipCall.Request?.From?.PlainUser) is not { } found)
        {
            stage.Fault($"agent {Staff} was offered a call that this rehearsal did not place");
            sipCall.Reject(603);
            return;
        }

        offers++;
        if (index % 5 == 4 && offers == 2)
        {
            sipCall.Reject(486);
            readyAt = stage.Now + TimeSpan.FromSeconds(1);
            return;
        }

        caller = found;
        answering = false;
        talking = false;
        line = new SipLine(new LineId(stage.NextLine()), default) { Sip = sipCall };
        sipCall.User = this;
        sipCall.Ring();
        answerAt = index % 5 == 3 && offers == 2 ? TimeSpan.MaxValue : stage.Now + TimeSpan.FromMilliseconds(1000 + chance.Below(1500));
    }

    public bool Hears(CallerPlay who) => ReferenceEquals(who, caller) && ear is { Heard: true };

    public void Hangup(CallerPlay who)
    {
        if (ReferenceEquals(who, caller))
        {
            line?.Sip?.Hangup();
        }
    }

    public void KeyPressed(MediaLeg leg, char digit)
    {
        if (line?.Leg?.Id == leg.Id)
        {
            caller?.KeyHeardByAgent(digit);
        }
    }

    /// <summary>Ends a call, signs out, unregisters.</summary>
    public void Leave()
    {
        line?.Sip?.Hangup();
        readyAt = null;
        if (!SignedIn)
        {
            Unregister();
            return;
        }

        SignedIn = false;
        Dial("*82", (taken, refusal) =>
        {
            if (!taken)
            {
                stage.Fault($"agent {Staff} could not sign out (SIP {refusal})");
            }

            Unregister();
        });
    }

    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
        // Only for calls that go out.
    }

    public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
    {
        // Only for calls that go out.
    }

    public void OnConfirmed(SipCall sipCall)
    {
        if (line is null || talking)
        {
            return;
        }

        talking = true;
        Answered++;
        caller!.AgentAnswered(this, sipCall.CallId, sipCall.Request?.Text("X-Call-Id"));
    }

    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer) =>
        line is null ? SipReoffer.Refuse(500)
        : offer is null ? SipReoffer.Take(line.Offer())
        : line.AnswerTo(offer) is { } answer ? SipReoffer.Take(answer)
        : SipReoffer.Refuse(488);

    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp) => line?.Take(sdp);

    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
    {
        // Keys come by RTP.
    }

    public void OnEnded(SipCall sipCall, SipEnd how)
    {
        if (line is null || !ReferenceEquals(sipCall, line.Sip))
        {
            return;
        }

        line.Leg?.Close();
        var over = caller;
        var talked = talking;
        line = null;
        caller = null;
        ear = null;
        talking = false;

        // *83 ends wrap-up, or the time aside after an offer that rang out.
        readyAt = stage.Now + TimeSpan.FromMilliseconds(300);
        if (talked)
        {
            over!.AgentEnded(how);
        }
    }

    private void Answer(SipCall sipCall)
    {
        answering = true;
        try
        {
            line!.Open(stage.Media, stage.Local.Address);
        }
        catch (NoPortException why)
        {
            stage.Fault(why.Message);
            sipCall.Reject(500);
            return;
        }

        if (sipCall.RemoteSdp is not { } offer || line.AnswerTo(offer) is not { } answer)
        {
            stage.Fault($"agent {Staff} was offered a call without a codec of ours");
            sipCall.Reject(488);
            return;
        }

        // Told before the leg hears the first packet, so that no mark is missed.
        ear = new MarkDetector(caller!.MarkHz);
        line.Leg!.Listen(ear);
        line.Leg.Play(Phrase(caller.Planned.Profile.AgentLine), loop: true, 0);
        sipCall.Accept(answer);
    }

    private AudioClip Phrase(string name)
    {
        if (!phrases.TryGetValue(name, out var phrase))
        {
            phrases[name] = phrase = stage.Clips.Speech([name], GreetingMs, 300, MarkHz);
        }

        return phrase;
    }

    private void Registered(SipRegistration from, RegistrationState state)
    {
        if (state == RegistrationState.Registered && !SignedIn && code is null && !Gone && !stage.Closing)
        {
            Dial($"*81*{Staff}", (taken, refusal) =>
            {
                SignedIn = taken;
                if (!taken)
                {
                    stage.Fault($"agent {Staff} could not sign in (SIP {refusal})");
                }
            });
        }
        else if (state == RegistrationState.Failed)
        {
            stage.Fault($"phone {phone.Account} could not register (SIP {from.LastCode})");
        }
        else if (state == RegistrationState.Unregistered)
        {
            Gone = true;
        }
    }

    private void Unregister()
    {
        if (registration is { State: not RegistrationState.Unregistered } bound)
        {
            bound.Unregister();
        }
        else
        {
            Gone = true;
        }
    }

    private void Dial(string dialled, Action<bool, int> done)
    {
        try
        {
            code = new FeatureCall(stage, dialled, phone.Account, credentials, (taken, refusal) =>
            {
                code = null;
                done(taken, refusal);
            });
        }
        catch (NoPortException why)
        {
            stage.Fault(why.Message);
            done(false, 0);
        }
    }
}
