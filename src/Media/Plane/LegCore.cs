using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using CallCenter.Media.Browser;
using CallCenter.Media.Native;
using CallCenter.Media.Recording;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Plane;

/// <summary>
/// A leg as its media thread sees it. Everything but <see cref="Post"/>, <see cref="Wish"/> and the Read methods runs on
/// the owning thread only. Commands wait in the leg's own mailbox, so that they keep their order when the leg changes thread.
/// </summary>
internal sealed partial class LegCore
{
    /// <summary>How much further a leg starts that is taken up after a crash: two seconds of packets.</summary>
    private const int ResumeSkip = 100;

    private readonly ConcurrentQueue<Action<LegCore>> mailbox = new();
    private readonly MediaClock clock;
    private volatile MediaThread thread;
    private volatile IPEndPoint? latched;
    private volatile IPEndPoint? stranger;
    private long newestWish;
    private LegCore? joining;
    private long joiningWish;
    private long joinedBy;
    private bool registered;
    private bool closed;

    private PeerRoute? route;
    private LegCore? partner;
    private NetAddress destination;
    private NetAddress rtcpDestination;
    private SourceLatch latch;
    private OutStream stream;
    private ReceptionMeter meter;
    private DigitDetector detector;
    private DigitSender? digits;
    private AudioClip? clip;
    private bool clipLoops;
    private bool clipBegun;
    private int clipAt;
    private long clipToken;
    private RecordingFeed? recording;
    private IAudioListener? listener;

    public LegCore(long id, PortPair? ports, MediaThread thread, TimeProvider time, MediaLegResume? resume, BrowserLink? browser = null)
    {
        Id = id;
        Ports = ports;
        this.browser = browser;
        this.thread = thread;
        clock = new(time);
        Handle = new(this);
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        stream = resume is null
            ? new(BitConverter.ToUInt32(random) | 1, (ushort)(BitConverter.ToUInt16(random[4..]) >> 1), BitConverter.ToUInt32(random[6..]))
            : new(resume.Ssrc, (ushort)(resume.Sequence + ResumeSkip), resume.Timestamp + (ResumeSkip * MediaClock.Frame));
        if (resume?.Latched is { } source)
        {
            latch.Restore(NetAddress.Of(source), resume.PeerSsrc, clock.Now);
            resumedFrom = latch.Source;
            latched = source;
        }
    }

    public long Id { get; }

    public MediaLeg Handle { get; }

    /// <summary>Its own sockets; null for a browser leg.</summary>
    public PortPair? Ports { get; }

    public IPEndPoint LocalEndPoint => Ports?.RtpEnd ?? browser!.LocalEnd;

    public IPEndPoint LocalRtcpEndPoint => Ports?.RtcpEnd ?? browser!.LocalEnd;

    /// <summary>Where the thread keeps it.</summary>
    public int Slot { get; set; }

    private bool IsInet6 => LocalEndPoint.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    /// <summary>From any thread.</summary>
    public void Post(Action<LegCore> command)
    {
        mailbox.Enqueue(command);
        thread.Notify(this);
    }

    /// <summary>From any thread: a bridge or split with this number was asked for; an older one is void.</summary>
    public void Wish(long number)
    {
        for (long seen = Volatile.Read(ref newestWish); seen < number;)
        {
            long before = Interlocked.CompareExchange(ref newestWish, number, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>Carries out what waits in the mailbox, if the leg is this thread's.</summary>
    public void Drain(MediaThread current)
    {
        if (thread != current)
        {
            thread.Notify(this);
            return;
        }

        if (joining is { } other)
        {
            joining = null;
            Arrive(current);
            BridgeWith(other, joiningWish);
        }
        else if (entering is { } into)
        {
            entering = null;
            Arrive(current);
            EnterMix(into, enteringPlace, joiningWish);
        }

        while (thread == current && mailbox.TryDequeue(out var command))
        {
            try
            {
                command(this);
            }
            catch (Exception fault)
            {
                MediaLog.ThreadFault(current.Log, fault);
            }
        }
    }

    public void Register()
    {
        if (!closed)
        {
            nextReportAt = clock.Now + RandomReportInterval();
            registered = thread.Register(this);
        }
    }

    public void Connect(PeerRoute to)
    {
        if (closed)
        {
            return;
        }

        long now = clock.Now;
        bool moved = route is null ? resumedFrom is null : route.Remote != to.Remote;
        bool takenUp = route is null && resumedFrom is not null;
        route = to;
        connectedAt = now;
        foreignFrom = default;
        silent = false;
        if (takenUp)
        {
            // After a crash the peer goes on from where it was: what was learned then stays learned.
            latch.Reopen(to.Allowed, moved: false, now);
            latch.Restore(resumedFrom!.Value, latch.Ssrc, now);
            destination = resumedFrom.Value;
            rtcpDestination = to.RemoteRtcp;
        }
        else
        {
            latch.Reopen(to.Allowed, moved, now);
            if (moved)
            {
                // An unmoved peer behind NAT is still reached where it was last heard, not where its SDP says it is.
                destination = to.Remote;
                rtcpDestination = to.RemoteRtcp;
            }
        }

        Wanted();
    }

    public void Play(AudioClip what, bool loop, long token)
    {
        if (closed)
        {
            return;
        }

        EndClip(PlayEnd.Stopped);
        if (what.Samples == 0)
        {
            thread.Events.OnPlayed(Handle, token, PlayEnd.Finished);
            return;
        }

        _ = what.Array(AudioCodec.Pcmu);
        clip = what;
        clipLoops = loop;
        clipAt = 0;
        clipBegun = false;
        clipToken = token;
        Wanted();
    }

    public void StopPlay() => EndClip(PlayEnd.Stopped);

    public void SendDigit(byte code, int ms)
    {
        if (!closed && route?.Peer.EventPayloadType is not null)
        {
            digits ??= new DigitSender();
            digits.Add(code, ms);
            Wanted();
        }
    }

    public void StartRecording(RecordingRequest request)
    {
        StopRecording();
        if (!closed)
        {
            recording = thread.Writer.Begin(request);
        }
    }

    public void StopRecording()
    {
        if (recording is { } feed)
        {
            recording = null;
            feed.End();
            thread.Writer.Nudge();
        }
    }

    public void PauseRecording(bool pause)
    {
        if (recording is { } feed)
        {
            feed.Paused = pause;
        }
    }

    public void Listen(IAudioListener? who) => listener = who;

    public void BridgeWith(LegCore other, long wish)
    {
        if (wish < Volatile.Read(ref newestWish) || wish < Volatile.Read(ref other.newestWish) || closed || !registered)
        {
            return;
        }

        var home = other.thread;
        if (home != thread)
        {
            MoveTo(home, other, wish);
            return;
        }

        if (other.closed)
        {
            return;
        }

        if (partner != other)
        {
            Split();
            other.Split();
            partner = other;
            other.partner = this;
        }

        joinedBy = wish;
        other.joinedBy = wish;
    }

    /// <summary>Ends what was joined before this was asked for. Mailboxes of two legs have no order: what was asked for later may be there already, and stays.</summary>
    public void Split(long wish)
    {
        if (wish > joinedBy)
        {
            Split();
        }
    }

    private void Split()
    {
        LeaveMix();
        if (partner is { } other)
        {
            partner = null;
            other.partner = null;
            stream.Break();
            other.stream.Break();
        }
    }

    public void Close()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        Split();
        StopRecording();
        listener = null;
        digits?.Clear();
        echo = null;
        if (registered)
        {
            thread.Unregister(this);
            registered = false;
        }

        browser?.Dispose();
        if (Ports is { } pair)
        {
            pair.Close();
            thread.Ports.GiveBack(pair);
        }

        EndClip(PlayEnd.Stopped);
    }

    /// <summary>From any thread. Each value is whole; together they may be one packet apart.</summary>
    public MediaLegResume ReadSnapshot() => new(stream.Ssrc, stream.Sequence, stream.Timestamp, latched, latch.Ssrc);

    /// <inheritdoc cref="ReadSnapshot"/>
    public MediaLegStats ReadStats() => new()
    {
        PacketsIn = packetsIn,
        BytesIn = bytesIn,
        PacketsOut = packetsOut,
        BytesOut = bytesOut,
        Lost = meter.Lost,
        ForeignDropped = foreign,
        UnknownDropped = unknown,
        JitterMs = meter.Jitter / 8.0,
        RoundTripMs = roundTrip < 0 ? null : roundTrip * 1000.0 / 65536,
        PeerLoss = peerLoss < 0 ? null : peerLoss / 256.0,
        PeerJitterMs = peerLoss < 0 ? null : peerJitter / 8.0,
        SinceLastPacket = heardAt == Never ? null : TimeSpan.FromSeconds((clock.Now - heardAt) / (double)MediaClock.Second),
        Latched = latched,
        Stranger = stranger,
    };

    private void MoveTo(MediaThread home, LegCore other, long wish)
    {
        Leave();
        joining = other;
        joiningWish = wish;
        thread = home;
        home.Notify(this);
    }

    /// <summary>Leaves its thread; the next one takes it by <see cref="Arrive"/>.</summary>
    private void Leave()
    {
        Split();
        thread.Unregister(this);
        registered = false;
    }

    private void Arrive(MediaThread current)
    {
        registered = current.Register(this);
        Wanted();
    }

    /// <summary>Asks for frames of the clock when there is something to send by it.</summary>
    private void Wanted()
    {
        if (registered && (clip is not null || echo is not null || digits is { Idle: false }))
        {
            thread.Pace(this);
        }
    }

    private void EndClip(PlayEnd end)
    {
        if (clip is not null)
        {
            clip = null;
            stream.Break();
            thread.Events.OnPlayed(Handle, clipToken, end);
        }
    }
}
