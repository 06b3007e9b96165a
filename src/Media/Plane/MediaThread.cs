using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using CallCenter.Media.Browser;
using CallCenter.Media.Mixing;
using CallCenter.Media.Native;
using CallCenter.Media.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Media.Plane;

/// <summary>
/// One thread that owns legs: it waits for their sockets, for commands and for the 20 ms clock with one epoll. Nothing
/// else touches a leg's state.
/// </summary>
internal sealed unsafe partial class MediaThread : IDisposable
{
    private const int MostEvents = 256;
    private const int MostFramesAtOnce = 5;
    private const int FrameNanoseconds = 20_000_000;
    private const ulong Clock = ulong.MaxValue;
    private const ulong Inbox = ulong.MaxValue - 1;

    /// <summary>From here on the sockets of the browsers' port, at most eight.</summary>
    private const ulong Browsers = ulong.MaxValue - 16;

    private static readonly int EventBytes = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int EventDataAt = EventBytes - 8;

    private readonly int index;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly ConcurrentQueue<LegCore> inbox = new();
    private readonly List<LegCore> paced = [];
    private readonly List<Mix> mixes = [];
    private readonly Stack<int> freeSlots = new();
    private LegCore?[] legs = new LegCore?[64];
    private int slots;
    private int legCount;
    private BrowserPort? browsers;
    private SafeFileHandle? wake;
    private int epoll = -1;
    private int timer = -1;
    private int signalled;
    private volatile bool stopping;

    public MediaThread(
        int index, MediaOptions options, IMediaEvents events, RecordingWriter writer, PortRange ports, TimeProvider time, ILogger logger)
    {
        this.index = index;
        this.logger = logger;
        Options = options;
        Events = events;
        Writer = writer;
        Ports = ports;
        Time = new MediaClock(time);
        Scratch = new PacketMemory();
        long wall = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;
        NtpBase = new NtpClock(wall, Time.Now);
        thread = new Thread(Run) { Name = $"media-{index}", IsBackground = true };
    }

    public MediaOptions Options { get; }

    public IMediaEvents Events { get; }

    public RecordingWriter Writer { get; }

    public PortRange Ports { get; }

    public MediaClock Time { get; }

    public NtpClock NtpBase { get; }

    /// <summary>Where the packet at hand stands; only the thread itself uses it.</summary>
    public PacketMemory Scratch { get; }

    /// <summary>Counters; only the thread itself writes them, whoever reads sees each of them whole.</summary>
    public ThreadCounters Counts { get; } = new();

    public ILogger Log => logger;

    public static MediaCounters Sum(MediaThread[] threads, RecordingWriter writer)
    {
        long worst = 0;
        long p999 = 0;
        var sum = new MediaCounters { Recordings = writer.Running, RecordingDropped = writer.Dropped };
        foreach (var thread in threads)
        {
            var counts = thread.Counts;
            worst = Math.Max(worst, counts.WorstLateness);
            p999 = Math.Max(p999, counts.Lateness(0.999));
            sum = sum with
            {
                Legs = sum.Legs + Volatile.Read(ref thread.legCount),
                PacketsIn = sum.PacketsIn + counts.PacketsIn,
                PacketsOut = sum.PacketsOut + counts.PacketsOut,
                ForeignDropped = sum.ForeignDropped + counts.Foreign,
                UnknownDropped = sum.UnknownDropped + counts.Unknown,
                SendFailed = sum.SendFailed + counts.SendFailed,
                Wakes = sum.Wakes + counts.Wakes,
                TicksSkipped = sum.TicksSkipped + counts.TicksSkipped,
                AllocatedBytes = sum.AllocatedBytes + counts.Allocated,
            };
        }

        return sum with { LongestGap = TimeSpan.FromMicroseconds(worst), GapP999 = TimeSpan.FromMicroseconds(p999) };
    }

    /// <summary>Before <see cref="Start"/>: the port of the browsers is this thread's, and so are their legs.</summary>
    public void Serve(BrowserPort port)
    {
        browsers = port;
        port.BelongTo(this);
    }

    /// <summary>Opens epoll, inbox and clock and starts.</summary>
    /// <exception cref="IOException">The system refuses one of them.</exception>
    public void Start()
    {
        epoll = Need(Libc.epoll_create1(Libc.CloseOnExec), "epoll_create1");
        timer = Need(Libc.timerfd_create(Libc.Monotonic, Libc.NonBlocking | Libc.CloseOnExec), "timerfd_create");
        int inboxEvent = Need(Libc.eventfd(0, Libc.NonBlocking | Libc.CloseOnExec), "eventfd");

        wake = new SafeFileHandle(inboxEvent, ownsHandle: true);
        Need(Watch(timer, Clock), "epoll_ctl");
        Need(Watch(inboxEvent, Inbox), "epoll_ctl");
        for (int n = 0; n < browsers?.Sockets.Length; n++)
        {
            Need(Watch(browsers.Sockets[n], Browsers + (ulong)n), "epoll_ctl");
        }

        long* pace = stackalloc long[4] { 0, FrameNanoseconds, 0, FrameNanoseconds };
        Need(Libc.timerfd_settime(timer, 0, pace, null), "timerfd_settime");
        thread.Start();
    }

    /// <summary>Closes every leg and ends; waits for it.</summary>
    public void Stop(bool started)
    {
        stopping = true;

        // A start that failed on the way has begun some threads and not others.
        if (started && (thread.ThreadState & System.Threading.ThreadState.Unstarted) == 0)
        {
            Signal();
            thread.Join();
        }
        else
        {
            DrainInbox();
            CloseAll();
        }
    }

    /// <summary>After <see cref="Stop"/>.</summary>
    public void Dispose()
    {
        wake?.Dispose();
        Scratch.Dispose();
    }

    /// <summary>From any thread: this leg's mailbox holds something.</summary>
    public void Notify(LegCore leg)
    {
        inbox.Enqueue(leg);
        if (Interlocked.Exchange(ref signalled, 1) == 0)
        {
            Signal();
        }
    }

    /// <summary>By the thread itself: a leg is its own from now on. False: the system can't watch its sockets.</summary>
    public bool Register(LegCore leg)
    {
        int slot = freeSlots.TryPop(out int free) ? free : slots++;
        if (slot == legs.Length)
        {
            Array.Resize(ref legs, 2 * slot);
        }

        legs[slot] = leg;
        leg.Slot = slot;
        legCount++;
        if (leg.Link is { } link)
        {
            browsers!.Add(link);
        }

        if (epoll >= 0 && leg.Ports is { } ports && (Watch(ports.Rtp, (ulong)slot << 1) < 0 || Watch(ports.Rtcp, ((ulong)slot << 1) | 1) < 0))
        {
            MediaLog.LegUnwatched(logger, leg.Id, Marshal.GetLastSystemError());
            return false;
        }

        return true;
    }

    /// <summary>By the thread itself: a leg leaves.</summary>
    public void Unregister(LegCore leg)
    {
        if (epoll >= 0 && leg.Ports is { } ports)
        {
            byte* ignored = stackalloc byte[16];
            _ = Libc.epoll_ctl(epoll, Libc.ControlDelete, ports.Rtp, ignored);
            _ = Libc.epoll_ctl(epoll, Libc.ControlDelete, ports.Rtcp, ignored);
        }

        if (leg.Link is { } link)
        {
            browsers!.Remove(link);
        }

        legs[leg.Slot] = null;
        freeSlots.Push(leg.Slot);
        legCount--;
        paced.Remove(leg);
    }

    /// <summary>By the thread itself: the leg wants every frame of the clock.</summary>
    public void Pace(LegCore leg)
    {
        if (!paced.Contains(leg))
        {
            paced.Add(leg);
        }
    }

    /// <summary>By the thread itself: a mix wants every frame of the clock.</summary>
    public void Add(Mix mix) => mixes.Add(mix);

    /// <summary>By the thread itself: a mix has nobody left.</summary>
    public void Remove(Mix mix) => mixes.Remove(mix);

    private static int Need(int result, string call) =>
        result >= 0 ? result : throw new IOException($"The media plane can't start: {call} failed with errno {Marshal.GetLastSystemError()}.");

    private int Watch(int descriptor, ulong data)
    {
        byte* happening = stackalloc byte[16];
        *(uint*)happening = Libc.ReadReady;
        *(ulong*)(happening + EventDataAt) = data;
        return Libc.epoll_ctl(epoll, Libc.ControlAdd, descriptor, happening);
    }

    private void Signal()
    {
        // Through the handle, not its number: a post that comes after the end must not reach whatever has the number then.
        if (wake is not { IsClosed: false } handle)
        {
            return;
        }

        try
        {
            ulong one = 1;
            _ = Libc.write(handle, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The thread has ended between the look and the call; nobody is left to be woken.
        }
    }

    private void Run()
    {
        if (Options.PinToCore is { } core && !Affinity.PinTo(core + index))
        {
            MediaLog.NotPinned(logger, index, core + index);
        }

        MediaLog.ThreadRuns(logger, index);
        byte* happenings = stackalloc byte[MostEvents * EventBytes];
        signalled = 0;
        DrainInbox();
        while (!stopping)
        {
            int ready = Libc.epoll_wait(epoll, happenings, MostEvents, -1);
            if (ready < 0)
            {
                int error = Marshal.GetLastSystemError();
                if (error == Libc.Interrupted)
                {
                    continue;
                }

                MediaLog.ThreadDead(logger, index, "epoll_wait", error);
                break;
            }

            Counts.Wakes++;
            for (int next = 0; next < ready;)
            {
                next = Handle(happenings, next, ready);
            }
        }

        CloseAll();
        _ = Libc.close(epoll);
        _ = Libc.close(timer);
    }

    /// <summary>Handles what is ready; a fault costs the one packet, command or frame it came from. Returns where to go on.</summary>
    private int Handle(byte* happenings, int next, int ready)
    {
        try
        {
            long now = Time.Now;
            while (next < ready)
            {
                ulong data = *(ulong*)(happenings + (next++ * EventBytes) + EventDataAt);
                if (data is >= Browsers and < Inbox)
                {
                    browsers!.Receive((int)(data - Browsers), now);
                }
                else if (data < Browsers)
                {
                    var leg = legs[(int)(data >> 1)];
                    if (leg is null)
                    {
                        continue;
                    }

                    if ((data & 1) == 0)
                    {
                        leg.ReceiveRtp(now);
                    }
                    else
                    {
                        leg.ReceiveRtcp(now);
                    }
                }
                else if (data == Clock)
                {
                    Tick(now);
                }
                else
                {
                    ulong count;
                    _ = Libc.read((int)wake!.DangerousGetHandle(), &count, sizeof(ulong));
                    Volatile.Write(ref signalled, 0);
                    Interlocked.MemoryBarrier();
                    DrainInbox();
                }
            }
        }
        catch (Exception fault)
        {
            MediaLog.ThreadFault(logger, fault);
        }

        return next;
    }

    private void DrainInbox()
    {
        while (inbox.TryDequeue(out var leg))
        {
            try
            {
                leg.Drain(this);
            }
            catch (Exception fault)
            {
                MediaLog.ThreadFault(logger, fault);
            }
        }
    }

    private void CloseAll()
    {
        for (int i = 0; i < slots; i++)
        {
            legs[i]?.Close();
        }
    }
}
