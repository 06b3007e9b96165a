using System.Net;
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

    /// <summary>Starts the threads. Legs may be opened before, but hear nothing until then.</summary>
    /// <exception cref="InvalidOperationException">It was started or disposed before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref state, 1, 0) != 0)
        {
            throw new InvalidOperationException("The media plane can be started once.");
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

    /// <summary>Joins two legs: each hears what the other says. A partner that one of them had hears nothing from now on.</summary>
    /// <param name="a">One party.</param>
    /// <param name="b">The other.</param>
    public void Bridge(MediaLeg a, MediaLeg b)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(a.Id, b.Id, nameof(b));

        // Always the leg with the lower number goes to the other's thread: two bridges at once never chase each other.
        var (moves, stays) = a.Id < b.Id ? (a.Core, b.Core) : (b.Core, a.Core);
        long wish = Interlocked.Increment(ref lastWish);
        moves.Wish(wish);
        stays.Wish(wish);
        moves.Post(core => core.BridgeWith(stays, wish));
    }

    /// <summary>Ends the bridge this leg is in, for both; a leg in none stays as it is.</summary>
    /// <param name="leg">Either of the two.</param>
    public void Split(MediaLeg leg)
    {
        leg.Core.Wish(Interlocked.Increment(ref lastWish));
        leg.Core.Post(static core => core.Split());
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

        writer.Dispose();
        foreach (var thread in threads)
        {
            thread.Dispose();
        }
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
