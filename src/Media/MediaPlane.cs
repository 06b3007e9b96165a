using System.Net;
using CallCenter.Media.Browser;
using CallCenter.Media.Native;
using CallCenter.Media.Plane;
using CallCenter.Media.Recording;
using Microsoft.Extensions.Logging;

namespace CallCenter.Media;

/// <summary>
/// All RTP of this process: media threads with their legs, and one thread that writes recordings. Legs that are bridged
/// live on the same thread; nothing is allocated per packet.
/// </summary>
public sealed class MediaPlane : IDisposable
{
    private readonly MediaOptions options;
    private readonly MediaThread[] threads;
    private readonly RecordingWriter writer;
    private readonly PortRange ports;
    private readonly TimeProvider time;
    private long lastLeg;
    private long lastWish;
    private int state;
    private BrowserPort? browsers;

    /// <summary>Takes the settings; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="events">Who is told.</param>
    /// <param name="time">Monotonic time for latching, silence, RTCP and recordings. Prompts are paced by the kernel's clock.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message says which.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not 64-bit Linux.</exception>
    public MediaPlane(MediaOptions options, IMediaEvents events, TimeProvider time, ILogger<MediaPlane> logger)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || !BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The media plane needs 64-bit little-endian Linux: it uses epoll and timerfd.");
        }

        if (options.Check() is { Count: > 0 } wrong)
        {
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        }

        this.options = options;
        this.time = time;
        ports = new PortRange(options.PortMin, options.PortMax);
        writer = new RecordingWriter(options, events, time, logger);
        threads = new MediaThread[options.Threads];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new MediaThread(i, options, events, writer, ports, time, logger);
        }
    }

    /// <summary>The media plane in numbers.</summary>
    public MediaCounters Counters => MediaThread.Sum(threads, writer);

    /// <summary>Where browser legs are served: the candidates of an answer. Empty before <see cref="Start"/>, and when the settings name none.</summary>
    public IReadOnlyList<IPEndPoint> BrowserEndPoints => browsers?.EndPoints ?? [];

    /// <summary>SHA-256 of our certificate for <c>a=fingerprint</c>; null where <see cref="BrowserEndPoints"/> is empty.</summary>
    public string? BrowserFingerprint => browsers?.Identity.Fingerprint;

    /// <summary>Starts the threads. Legs may be opened before, but hear nothing until then.</summary>
    /// <exception cref="InvalidOperationException">It was started or disposed before.</exception>
    /// <exception cref="IOException">The port for browsers can't be bound, or OpenSSL is not there.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref state, 1, 0) != 0)
        {
            throw new InvalidOperationException("The media plane can be started once.");
        }

        if (options.Browser.Count > 0)
        {
            OpenBrowserPort();
        }

        writer.Start();
        foreach (var thread in threads)
        {
            thread.Start();
        }
    }

    /// <summary>Opens a leg on the next free port pair.</summary>
    /// <param name="local">Address to bind, best the one the SDP names; IPv4 or IPv6.</param>
    /// <exception cref="NoPortException">Every port of the range is in use, or the address is not of this machine.</exception>
    public MediaLeg Open(IPAddress local) => Adopt(ports.Open(local, options.SocketBufferBytes), null);

    /// <summary>Takes a leg up again after a crash, on the port it had.</summary>
    /// <param name="local">Address to bind.</param>
    /// <param name="exactPort">The RTP port it had, 1-65534.</param>
    /// <param name="resume">Where its streams were.</param>
    /// <exception cref="NoPortException">The port is taken.</exception>
    public MediaLeg Open(IPAddress local, int exactPort, MediaLegResume resume) =>
        Adopt(ports.OpenExact(local, exactPort, options.SocketBufferBytes), resume);

    /// <summary>Opens a leg towards a browser. It waits for the browser's checks at <see cref="BrowserEndPoints"/>; what becomes of it is told by
    /// <see cref="IMediaEvents.OnBrowser"/>.</summary>
    /// <param name="peer">The browser, by its offer.</param>
    /// <exception cref="ArgumentException">The fingerprint or a payload type can't be used.</exception>
    /// <exception cref="InvalidOperationException">This plane serves no browsers.</exception>
    public MediaLeg OpenBrowser(BrowserPeer peer)
    {
        if (browsers is not { } port || Volatile.Read(ref state) != 1)
        {
            throw new InvalidOperationException("This media plane serves no browsers: it was started without an address for them.");
        }

        // Where it is reached its checks say; what is allowed its keys say.
        var route = new PeerRoute(new MediaPeer
        {
            Remote = new(IPAddress.Any, 0),
            Codec = peer.Codec,
            PayloadType = peer.PayloadType,
            EventPayloadType = peer.EventPayloadType,
        });
        var link = new BrowserLink(port, new PeerFingerprint(peer.FingerprintHash, peer.Fingerprint.Span));
        var core = new LegCore(Interlocked.Increment(ref lastLeg), null, threads[0], time, null, link);
        link.Leg = core;
        core.Post(core =>
        {
            core.Register();
            core.Connect(route);
        });
        return core.Handle;
    }

    /// <summary>Joins two legs: each hears what the other says. A partner that one of them had hears nothing from now on.</summary>
    /// <param name="a">One party.</param>
    /// <param name="b">The other.</param>
    public void Bridge(MediaLeg a, MediaLeg b)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(a.Id, b.Id, nameof(b));

        // Always the leg with the lower number goes to the other's thread: two bridges at once never chase each other.
        // A browser leg never moves; where there is one, it is the other that goes.
        var (moves, stays) = a.Core.IsBrowser == b.Core.IsBrowser ? a.Id < b.Id ? (a.Core, b.Core) : (b.Core, a.Core)
            : a.Core.IsBrowser ? (b.Core, a.Core) : (a.Core, b.Core);
        long wish = Interlocked.Increment(ref lastWish);
        moves.Wish(wish);
        stays.Wish(wish);
        moves.Post(core => core.BridgeWith(stays, wish));
    }

    /// <summary>Ends the bridge this leg is in, for both; a leg in none stays as it is.</summary>
    /// <param name="leg">Either of the two.</param>
    public void Split(MediaLeg leg)
    {
        long wish = Interlocked.Increment(ref lastWish);
        leg.Core.Wish(wish);
        leg.Core.Post(core => core.Split(wish));
    }

    /// <summary>
    /// Joins several legs: each hears the sum of what those say whom it may hear. A partner or an earlier mix that one of them had is left. A mix changes by
    /// asking for the next one with the same legs; who is bridged or split leaves it.
    /// </summary>
    /// <param name="parties">2 to 16 different legs.</param>
    /// <exception cref="ArgumentException">There are too few or too many.</exception>
    public void Mix(IReadOnlyList<MixParty> parties)
    {
        if (parties.Count is < 2 or > Mixing.Mix.Most)
        {
            throw new ArgumentException($"A mix has 2 to {Mixing.Mix.Most} parties, not {parties.Count}.", nameof(parties));
        }

        // Every leg comes to one thread: that of the browsers where there is one, whose legs never move.
        var home = parties.Any(p => p.Leg.Core.IsBrowser) ? threads[0] : threads[(int)(parties.Max(p => p.Leg.Id) % threads.Length)];
        var mix = new Mixing.Mix(home, [.. parties.Select(p => p.Hears)]);
        long wish = Interlocked.Increment(ref lastWish);
        for (int place = 0; place < parties.Count; place++)
        {
            var core = parties[place].Leg.Core;
            int at = place;
            core.Wish(wish);
            core.Post(leg => leg.EnterMix(mix, at, wish));
        }
    }

    /// <summary>Closes every leg, seals every recording, ends the threads. Waits for both.</summary>
    public void Dispose()
    {
        int before = Interlocked.Exchange(ref state, 2);
        if (before == 2)
        {
            return;
        }

        foreach (var thread in threads)
        {
            thread.Stop(started: before == 1);
        }

        browsers?.Dispose();
        writer.Dispose();
        foreach (var thread in threads)
        {
            thread.Dispose();
        }
    }

    private void OpenBrowserPort()
    {
        var identity = DtlsIdentity.Create(time);
        try
        {
            browsers = BrowserPort.Open(options.Browser, identity);
        }
        catch
        {
            identity.Dispose();
            throw;
        }

        threads[0].Serve(browsers);
    }

    private MediaLeg Adopt(PortPair pair, MediaLegResume? resume)
    {
        if (Volatile.Read(ref state) == 2)
        {
            pair.Close();
            ports.GiveBack(pair);
            throw new ObjectDisposedException(nameof(MediaPlane));
        }

        long id = Interlocked.Increment(ref lastLeg);
        var core = new LegCore(id, pair, threads[(int)(id % threads.Length)], time, resume);
        core.Post(static core => core.Register());
        return core.Handle;
    }
}
