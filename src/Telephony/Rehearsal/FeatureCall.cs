using CallCenter.Core.Calls;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>A feature code dialled at a simulated agent's phone: waits for the confirmation and hangs up when nobody else does. On the SIP loop.</summary>
internal sealed class FeatureCall : ISipCallUser
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private readonly RehearsalStage stage;
    private readonly Action<bool, int> done;
    private readonly SipLine line;
    private readonly TimeSpan startedAt;
    private bool answered;
    private bool leaving;

    /// <summary>Dials.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="code">For example *82.</param>
    /// <param name="account">The phone.</param>
    /// <param name="credentials">Its secret.</param>
    /// <param name="done">Told once, when the call is over: whether the code was taken, else the SIP code of the refusal (0: none).</param>
    /// <exception cref="NoPortException">No port is free.</exception>
    public FeatureCall(RehearsalStage stage, string code, string account, SipCredentials credentials, Action<bool, int> done)
    {
        this.stage = stage;
        this.done = done;
        startedAt = stage.Now;
        line = new SipLine(new LineId(stage.NextLine()), default);
        line.Open(stage.Media, stage.Local.Address);
        line.Sip = stage.Dial(code, account, credentials, line.Offer(), Longest, this);
    }

    public void Turn()
    {
        if (!leaving && stage.Now - startedAt > Longest)
        {
            leaving = true;
            line.Sip!.Hangup();
        }
    }

    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
        // Ringing says nothing yet.
    }

    public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
    {
        answered = line.Take(sdp);
        if (answered)
        {
            line.Leg!.Play(AudioClip.Silence(1000), loop: true, 0);
        }
    }

    public void OnConfirmed(SipCall sipCall)
    {
        // Only for calls that came in.
    }

    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer) =>
        offer is not null && line.AnswerTo(offer) is { } answer ? SipReoffer.Take(answer) : SipReoffer.Refuse(488);

    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp)
    {
        // Never asked for.
    }

    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
    {
        // Nothing to say to it.
    }

    public void OnEnded(SipCall sipCall, SipEnd how)
    {
        line.Leg?.Close();
        done(answered, how.Code);
    }
}
