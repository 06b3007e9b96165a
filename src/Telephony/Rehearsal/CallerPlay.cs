using CallCenter.Core.Calls;
using CallCenter.Core.Rehearsal;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>One simulated caller, from the INVITE to the end, and the judgement of the call. On the SIP loop.</summary>
internal sealed class CallerPlay(RehearsalStage stage, PlannedCall planned) : ISipCallUser
{
    /// <summary>From the agent's answer to both marks heard; the greeting takes up to 3 s of it.</summary>
    private static readonly TimeSpan HearWithin = TimeSpan.FromSeconds(12);

    /// <summary>From a hang-up to the end of both dialogs: longer than SIP's own 32 s of retransmissions.</summary>
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(35);

    private readonly SipLine line = new(new LineId(stage.NextLine()), default);
    private readonly int mark = Mark.OfCaller(planned.Index);
    private AgentPlay? agent;
    private MarkDetector? ear;
    private TimeSpan startedAt;
    private TimeSpan acceptedAt;
    private TimeSpan? bothAt;
    private TimeSpan? leavingAt;
    private TimeSpan endedAt;
    private SipEnd? end;
    private SipEnd? agentEnd;
    private string? fault;
    private string? agentSipCallId;
    private string? systemCall;
    private bool agentHeard;
    private bool speaking;
    private bool keyHeard;

    public PlannedCall Planned => planned;

    public int MarkHz => mark;

    public RehearsedCall? Result { get; private set; }

    public bool IsOver => Result is not null;

    public RehearsalCallView View => new(
        planned.Index, planned.Profile.Name, planned.Profile.Dialled, Phase, (IsOver ? endedAt : stage.Now) - startedAt, agent?.Staff, Result?.Reason);

    private RehearsalPhase Phase => Result switch
    {
        { Outcome: RehearsedOutcome.Answered } => RehearsalPhase.Done,
        { Outcome: RehearsedOutcome.Abandoned } => RehearsalPhase.Abandoned,
        not null => RehearsalPhase.Lost,
        _ when agent is not null => RehearsalPhase.Talking,
        _ => line.Agreed is null ? RehearsalPhase.Dialling : RehearsalPhase.Waiting,
    };

    public void Start()
    {
        startedAt = stage.Now;
        try
        {
            line.Open(stage.Media, stage.Local.Address);
        }
        catch (NoPortException why)
        {
            fault = why.Message;
            Close(new SipEnd(SipEndCause.TransportError, 0, string.Empty, null, []));
            return;
        }

        line.Sip = stage.Dial(planned.Profile.Dialled, planned.Caller, stage.Trunk, line.Offer(), stage.Plan.Patience + EndWithin, this);
    }

    /// <summary>Looks what is due; about twenty times a second.</summary>
    public void Turn()
    {
        if (IsOver)
        {
            return;
        }

        if (leavingAt is { } left)
        {
            if (stage.Now - left > EndWithin)
            {
                fault ??= "the dialog did not end after the hang-up";
                Close(end ?? new SipEnd(SipEndCause.Timeout, 408, string.Empty, null, []));
            }
        }
        else if (planned.Profile.MeantToAbandon)
        {
            if (stage.Now - startedAt >= TimeSpan.FromMilliseconds(planned.Profile.AfterMs))
            {
                Leave();
            }
        }
        else if (agent is null)
        {
            if (stage.Now - startedAt > stage.Plan.Patience)
            {
                Fail($"no agent within {stage.Plan.Patience.TotalSeconds:0} s");
            }
        }
        else
        {
            Talk();
        }
    }

    /// <summary>An agent took the call: from now on his mark must be heard here.</summary>
    public void AgentAnswered(AgentPlay who, string sipCallId, string? call)
    {
        if (IsOver)
        {
            // The caller had gone when the answer came.
            return;
        }

        if (agent is not null)
        {
            stage.Fault($"call {line.Sip?.CallId} was given to a second agent, {who.Staff}");
            return;
        }

        agent = who;
        agentSipCallId = sipCallId;
        systemCall = call;
        acceptedAt = stage.Now;
        ear = new MarkDetector(who.MarkHz);
        line.Leg!.Listen(ear);
    }

    public void AgentEnded(SipEnd how)
    {
        agentEnd = how;
        leavingAt ??= stage.Now;
        JudgeWhenOver();
    }

    public void KeyHeardByAgent(char digit) => keyHeard |= digit == planned.Profile.Key;

    /// <summary>Gives the call up with a reason; both dialogs are ended.</summary>
    public void Fail(string why)
    {
        fault ??= why;
        Leave();
    }

    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
        // Ringing says nothing yet.
    }

    public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
    {
        if (!line.Take(sdp))
        {
            Fail("the system's answer has no codec of ours");
            return;
        }

        line.Leg!.Play(RehearsalClips.Bed(mark), loop: true, 0);
    }

    public void OnConfirmed(SipCall sipCall)
    {
        // Only for calls that came in.
    }

    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer) =>
        offer is null ? SipReoffer.Take(line.Offer()) : line.AnswerTo(offer) is { } answer ? SipReoffer.Take(answer) : SipReoffer.Refuse(488);

    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp) => line.Take(sdp);

    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
    {
        // Nothing to say to it.
    }

    public void OnEnded(SipCall sipCall, SipEnd how)
    {
        line.Leg?.Close();
        end = how;
        leavingAt ??= stage.Now;
        JudgeWhenOver();
    }

    private void Talk()
    {
        if (ear!.Heard && !speaking)
        {
            speaking = true;
            line.Leg!.Play(stage.Clips.Speech(planned.Profile.Lines, 200, planned.Profile.PauseMs, mark), loop: true, 0);
        }

        agentHeard |= agent!.Hears(this);
        if (!ear.Heard || !agentHeard)
        {
            if (stage.Now - acceptedAt > HearWithin)
            {
                Fail((ear.Heard, agentHeard) switch
                {
                    (false, false) => "neither heard the other",
                    (false, true) => "the caller did not hear the agent",
                    _ => "the agent did not hear the caller",
                });
            }

            return;
        }

        if (bothAt is not { } since)
        {
            bothAt = stage.Now;
            if (planned.Profile.Key is { } key)
            {
                line.Leg!.SendDigit(key, 160);
            }
        }
        else if (stage.Now - since >= planned.Talk)
        {
            leavingAt = stage.Now;
            if (planned.AgentEnds)
            {
                agent.Hangup(this);
            }
            else
            {
                line.Sip!.Hangup();
            }
        }
    }

    private void Leave()
    {
        leavingAt ??= stage.Now;
        line.Sip?.Hangup();
    }

    private void JudgeWhenOver()
    {
        // What an agent hears or presses may come in after the other side's BYE; the call is judged once, when both are gone.
        if (end is not null && (agent is null || agentEnd is not null))
        {
            Close(end);
        }
    }

    private void Close(SipEnd how)
    {
        if (IsOver)
        {
            return;
        }

        endedAt = stage.Now;
        line.Leg?.Close();
        if (end is null)
        {
            line.Sip?.Hangup();
        }

        if (agentEnd is null)
        {
            agent?.Hangup(this);
        }

        var reason = WhyLost(how);
        Result = new RehearsedCall
        {
            Index = planned.Index,
            Profile = planned.Profile.Name,
            Dialled = planned.Profile.Dialled,
            Outcome = reason is not null ? RehearsedOutcome.Lost : planned.Profile.MeantToAbandon ? RehearsedOutcome.Abandoned : RehearsedOutcome.Answered,
            Reason = reason,
            Wait = agent is null ? null : acceptedAt - startedAt,
            Staff = agent?.Staff,
            CallerHeard = ear is { Heard: true },
            AgentHeard = agentHeard,
            SipCallId = line.Sip?.CallId ?? string.Empty,
            AgentSipCallId = agentSipCallId,
            SystemCall = systemCall,
        };
    }

    private string? WhyLost(SipEnd how)
    {
        if (fault is not null)
        {
            return fault;
        }

        var expected = bothAt is not null && planned.AgentEnds ? SipEndCause.RemoteBye : SipEndCause.LocalHangup;
        if (planned.Profile.MeantToAbandon)
        {
            return how.Cause == SipEndCause.LocalHangup ? null : $"ended by {Said(how)} before the caller hung up";
        }

        if (agent is null)
        {
            return $"ended by {Said(how)} before an agent answered";
        }

        if (bothAt is null)
        {
            return $"ended by {Said(how)} before both had heard each other";
        }

        if (how.Cause != expected)
        {
            return $"ended by {Said(how)}";
        }

        if (agentEnd is { } other && other.Cause is not (SipEndCause.RemoteBye or SipEndCause.LocalHangup))
        {
            return $"the agent's dialog ended by {Said(other)}";
        }

        return planned.Profile.Key is { } key && !keyHeard ? $"key {key} did not reach the agent" : null;
    }

    private static string Said(SipEnd how) => how.Code == 0 ? how.Cause.ToString() : $"{how.Cause} ({how.Code})";
}
