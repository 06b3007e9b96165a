using System.Net;
using CallCenter.Core.Rehearsal;
using CallCenter.Media;
using CallCenter.Sip;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>Where a rehearsal plays: its own SIP stack and media plane, its callers and agents. All but the media events is on the SIP loop.</summary>
internal sealed class RehearsalStage : ISipUser, IMediaEvents, IDisposable
{
    private readonly IPEndPoint endpoint;
    private readonly SipStack sip;
    private readonly TimeProvider time;
    private readonly long startedAt;
    private readonly Dictionary<string, CallerPlay> byNumber = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private long lines;

    public RehearsalStage(RehearsalPlan plan, RehearsalClips clips, TimeProvider time, ILoggerFactory logs)
    {
        Plan = plan;
        endpoint = IPEndPoint.Parse(plan.Endpoint);
        Clips = clips;
        this.time = time;
        startedAt = time.GetTimestamp();
        Trunk = new SipCredentials(plan.TrunkUser, SipSecret.FromPassword(plan.TrunkSecret));
        sip = new SipStack(
            new SipStackOptions { Listen = [new IPEndPoint(endpoint.Address, 0)], UserAgent = "CallCenter rehearsal" }, this, time, logs.CreateLogger<SipStack>());
        Media = new MediaPlane(new MediaOptions { PortMin = 0, PortMax = 0 }, this, time, logs.CreateLogger<MediaPlane>());
        Agents = [.. plan.Phones.Select((phone, i) => new AgentPlay(this, phone, i))];
    }

    public RehearsalPlan Plan { get; }

    public RehearsalClips Clips { get; }

    public MediaPlane Media { get; }

    public SipCredentials Trunk { get; }

    public IPEndPoint Local => sip.Endpoints[0];

    public TimeSpan Now => time.GetElapsedTime(startedAt);

    public IReadOnlyList<AgentPlay> Agents { get; }

    public List<CallerPlay> Calls { get; } = [];

    /// <summary>Nobody signs in any more.</summary>
    public bool Closing { get; set; }

    public IReadOnlyList<string> Faults => [.. faults];

    public void Start()
    {
        Media.Start();
        sip.Start();
    }

    /// <summary>Runs on the loop and waits for it.</summary>
    public async Task<T> OnLoop<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        sip.Post(() =>
        {
            try
            {
                done.SetResult(work());
            }
#pragma warning disable CA1031 // handed to whoever waits
            catch (Exception why)
#pragma warning restore CA1031
            {
                done.SetException(why);
            }
        });
        return await done.Task.ConfigureAwait(false);
    }

    public long NextLine() => ++lines;

    /// <summary>Something beside the calls is wrong; each sentence is kept once, at most a hundred.</summary>
    public void Fault(string sentence)
    {
        if (faults.Count < 100 && !faults.Contains(sentence))
        {
            faults.Add(sentence);
        }
    }

    public void Place(PlannedCall planned)
    {
        var call = new CallerPlay(this, planned);
        Calls.Add(call);
        byNumber[planned.Caller] = call;
        call.Start();
    }

    /// <summary>The caller who shows this number, also when he has just gone: the offer may cross his hang-up.</summary>
    public CallerPlay? CallerOf(string? number) => number is not null ? byNumber.GetValueOrDefault(number) : null;

    public SipCall Dial(string dialled, string from, SipCredentials credentials, SessionDescription offer, TimeSpan ringTimeout, ISipCallUser user) =>
        sip.Invite(
            new OutgoingInvite
            {
                Target = new SipUri(dialled, endpoint.Address.ToString(), endpoint.Port),
                NextHop = endpoint,
                From = new SipUri(from, Local.Address.ToString(), Local.Port),
                Sdp = offer,
                Local = Local,
                Credentials = credentials,
                RingTimeout = ringTimeout,
            },
            user);

    public SipRegistration Register(string account, SipCredentials credentials, Action<SipRegistration, RegistrationState> changed) =>
        sip.Register(new RegistrationRequest
        {
            Address = new SipUri(account, endpoint.Address.ToString(), endpoint.Port),
            NextHop = endpoint,
            Local = Local,
            Credentials = credentials,
            Changed = changed,
        });

    public void OnInvite(SipCall sipCall)
    {
        var account = sipCall.Request?.RequestUri?.PlainUser;
        if (!sipCall.RemoteSource.Equals(endpoint))
        {
            sipCall.Reject(403);
        }
        else if (Agents.FirstOrDefault(agent => agent.Account == account) is { } called)
        {
            called.Offer(sipCall);
        }
        else
        {
            sipCall.Reject(404);
        }
    }

    public void OnBindingChanged(SipBinding binding, SipBindingChange change)
    {
        // This stack is no registrar.
    }

    public void OnMessage(in SipTrace trace)
    {
        // The system under test keeps the ladder.
    }

    public void OnDigit(MediaLeg leg, char digit, int durationMs) => sip.Post(() =>
    {
        foreach (var agent in Agents)
        {
            agent.KeyPressed(leg, digit);
        }
    });

    public void OnPlayed(MediaLeg leg, long token, PlayEnd outcome)
    {
        // Clips loop until their leg is closed.
    }

    public void OnSilence(MediaLeg leg, int seconds)
    {
        // Whether anything is heard is measured by the marks.
    }

    public void OnBrowser(MediaLeg leg, BrowserChange change)
    {
        // No browser takes part.
    }

    public void OnSound(MediaLeg leg)
    {
        // See above.
    }

    public void OnRecordingSealed(RecordingSealed recording)
    {
        // Nothing is recorded here.
    }

    public void OnRecordingFailed(string id, string why)
    {
        // Nothing is recorded here.
    }

    public void Dispose()
    {
        sip.Dispose();
        Media.Dispose();
    }
}
