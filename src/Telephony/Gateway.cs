using System.Collections.Concurrent;
using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Ports;
using CallCenter.Core.Settings;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Ladder;
using CallCenter.Telephony.Legs;
using CallCenter.Telephony.Lines;
using CallCenter.Telephony.Prompts;
using CallCenter.Telephony.Seats;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony;

/// <summary>
/// The gateway: SIP and media in, our words out. Lines live on the SIP loop and nowhere else; effects of the switchboard are posted
/// there, what happens to a line is posted to the switchboard's inbox.
/// </summary>
public sealed partial class Gateway : ILineEdge, ISipUser, ISipCallUser, IMediaEvents, IAsyncDisposable
{
    private readonly TelephonyOptions options;
    private readonly IInbox inbox;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly CallIdSource ids;
    private readonly SipStack sip;
    private readonly MediaPlane media;
    private readonly PromptLibrary prompts;
    private readonly SipLadder? ladder;
    private readonly RefusalLog refusals;
    private LegKeeper? legs;
    private ITimer? pulse;
    private readonly Dictionary<LineId, SipLine> lines = [];
    private readonly ConcurrentDictionary<long, LineId> lineOfLeg = new();
    private volatile Lines.Directory directory = new(new Settings());
    private volatile DrillRoom? drill;
    private LocalAddresses local = new([]);
    private long refused;
    private int liveLines;

    /// <summary>Takes the settings; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="inbox">Where events go.</param>
    /// <param name="ids">Where call ids come from.</param>
    /// <param name="time">Clock of SIP and media.</param>
    /// <param name="logs">Loggers.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message says which.</exception>
    public Gateway(TelephonyOptions options, IInbox inbox, CallIdSource ids, TimeProvider time, ILoggerFactory logs)
    {
        this.options = options;
        this.inbox = inbox;
        this.ids = ids;
        this.time = time;
        log = logs.CreateLogger<Gateway>();
        refusals = new RefusalLog(time, log);
        board = new SeatBoard(log);
        prompts = new PromptLibrary(options.PromptFolders, log);
        ladder = options.LadderFolder is { } folder ? new SipLadder(folder, time, log) : null;
        sip = new SipStack(
            new SipStackOptions
            {
                // The last endpoint is the internal trunk's: loopback, a free port, closed unless a drill is running.
                Listen = [.. options.Listen, new IPEndPoint(IPAddress.Loopback, 0)],
                UserAgent = "CallCenter",
                Registrar = new SipRegistrarOptions { Realm = options.Realm, Accounts = SecretOf },
            },
            this,
            time,
            logs.CreateLogger<SipStack>());
        media = new MediaPlane(
            new MediaOptions { PortMin = options.RtpPortMin, PortMax = options.RtpPortMax, Threads = options.MediaThreads, Browser = options.Browser },
            this,
            time,
            logs.CreateLogger<MediaPlane>());
    }

    /// <summary>Where SIP is spoken, without the internal trunk.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints => [.. sip.Endpoints.Take(options.Listen.Count)];

    /// <summary>Where the voice of browser seats is served; empty: nowhere.</summary>
    public IReadOnlyList<IPEndPoint> BrowserEndpoints => media.BrowserEndPoints;

    /// <summary>The internal trunk of drills.</summary>
    public IPEndPoint InternalEndpoint => sip.Endpoints[^1];

    /// <summary>Counters of the SIP stack.</summary>
    public SipCounters SipCounters => sip.ReadCounters();

    /// <summary>Counters of the media plane.</summary>
    public MediaCounters MediaCounters => media.Counters;

    /// <summary>INVITEs refused at the door.</summary>
    public long RefusedInvites => Interlocked.Read(ref refused);

    /// <summary>Lines that are up or being set up.</summary>
    public int LiveLines => Volatile.Read(ref liveLines);

    /// <summary>Seals what an earlier run left, binds the ports, begins to listen.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    /// <exception cref="IOException">The port for browser voice can't be bound, or OpenSSL is not there.</exception>
    public void Start()
    {
        System.IO.Directory.CreateDirectory(options.RecordingsFolder);
        var recovered = RecordingRecovery.Scan(options.RecordingsFolder);
        foreach (var file in recovered)
        {
            OnRecordingSealed(file);
        }

        if (recovered.Count > 0)
        {
            log.Recovered(recovered.Count);
        }

        if (options.LegFile is { } legFile)
        {
            KeepLegs(legFile);
        }

        prompts.Load(options.Music ? [.. PromptNames.OfSwitchboard, PromptNames.Music] : PromptNames.OfSwitchboard);
        media.Start();
        sip.Start();
        local = new LocalAddresses(Endpoints);
    }

    /// <summary>A disk that refuses the file costs the take-up after a crash, not the start: calls come first.</summary>
    private void KeepLegs(string path)
    {
        try
        {
            legs = new LegKeeper(new LegFile(path), time, log);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            log.LegFileFull(0, why.Message);
            return;
        }

        var second = TimeSpan.FromSeconds(1);
        pulse = time.CreateTimer(_ => sip.Post(static keeper => keeper.Pulse(), legs), null, second, second);
    }

    /// <summary>New settings are in force for what comes from now on; reads the prompts that they name anew.</summary>
    public void Use(Settings settings)
    {
        prompts.Load(PromptNames.Of(settings));
        directory = new Lines.Directory(settings);
    }

    /// <summary>Lets a drill in; the mark is given to calls that prove the secret on the internal trunk, and to nothing else.</summary>
    public void OpenDrill(DrillRoom room) => drill = room;

    /// <summary>The drill is over: its phones and its trunk are closed.</summary>
    public void CloseDrill()
    {
        if (Interlocked.Exchange(ref drill, null) is { } room)
        {
            sip.Post(phones =>
            {
                foreach (var phone in phones)
                {
                    sip.Registrar?.Remove(phone);
                }
            }, room.Phones.Keys);
        }
    }

    /// <inheritdoc/>
    public void CarryOut(long seq, int n, Effect effect) =>
        sip.Post(static work => work.Gateway.CarryOutOnLoop(work.Seq, work.Effect), (Gateway: this, Seq: seq, Effect: effect));

    private SipSecret? SecretOf(string phone) =>
        drill is { } room && room.Phones.TryGetValue(phone, out var secret) ? secret : directory.SecretOf(phone);

    private void Post(SwitchboardEvent happened) => inbox.Post(happened);

    private void Add(SipLine line)
    {
        lines.Add(line.Id, line);
        Volatile.Write(ref liveLines, lines.Count);
    }

    /// <summary>A line is over, once: its media is closed, the switchboard is told.</summary>
    private void Over(SipLine line, LineEndCause cause, int code)
    {
        if (line.IsOver)
        {
            return;
        }

        line.IsOver = true;
        legs?.Over(line);
        if (line.Sip is { } dialog)
        {
            ladder?.Over(dialog.CallId);
        }

        lines.Remove(line.Id);
        if (Find(line.Partner) is { } partner)
        {
            partner.Partner = default;
            legs?.Changed(partner);
        }

        Volatile.Write(ref liveLines, lines.Count);
        if (line.Seat is { } seat)
        {
            if (line.Leg is { } voice)
            {
                lineOfLeg.TryRemove(voice.Id, out _);
            }

            FreeSeat(seat);
        }
        else if (line.Leg is { } leg)
        {
            lineOfLeg.TryRemove(leg.Id, out _);
            leg.Close();
        }

        log.LineOver(line.Id.Value, line.Call.ToString(), cause.ToString(), code);
        Post(new LineEnded(line.Id, cause, code));
    }

    private bool Open(SipLine line, IPAddress address)
    {
        try
        {
            line.Open(media, address);
            lineOfLeg[line.Leg!.Id] = line.Id;
            return true;
        }
        catch (NoPortException why)
        {
            log.NoMediaPort(line.Id.Value, line.Call.ToString(), why.Message);
            return false;
        }
    }
}
