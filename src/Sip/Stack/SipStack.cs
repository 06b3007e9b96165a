using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;

namespace CallCenter.Sip;

/// <summary>A SIP user agent core with its transports, transactions, dialogs and registrar, all owned by one loop thread.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A protocol stack, not a collection.")]
public sealed class SipStack : IDisposable
{
    private const int Batch = 256;
    private readonly SipCoreOptions options;
    private readonly ILogger logger;
    private readonly SipCore core;
    private readonly ConcurrentQueue<Item> inbox = new();
    private readonly AutoResetEvent awake = new(false);
    private Thread? loop;
    private int sleeping;
    private int datagrams;
    private bool inline;
    private volatile bool stopping;

    /// <summary>Makes a stack; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">Settings; checked here.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <param name="time">The clock; only its monotonic time stamps move timers.</param>
    /// <param name="logger">Where log lines go; they hold ids, never numbers or names.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public SipStack(SipStackOptions options, ISipUser user, TimeProvider time, ILogger<SipStack> logger)
    {
        if (options.Listen.Count == 0)
        {
            throw new ArgumentException("A SIP stack needs an endpoint to listen on", nameof(options));
        }

        this.options = new SipCoreOptions(options);
        this.logger = logger;
        core = new SipCore(this.options, user, time, logger);
        core.OnLoop = () => IsOnLoop;
    }

    /// <summary>The bound endpoints, in the order of the options; empty before <see cref="Start"/>.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints { get; private set; } = [];

    /// <summary>The registrar, or null when the options have none.</summary>
    public SipRegistrar? Registrar => core.Registrar;

    /// <summary>True on the loop thread.</summary>
    public bool IsOnLoop => inline || Thread.CurrentThread == loop;

    /// <summary>Binds the sockets and starts the threads.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An endpoint can't be bound.</exception>
    public void Start()
    {
        if (loop is not null || stopping)
        {
            throw new InvalidOperationException("A SIP stack starts once");
        }

        try
        {
            foreach (var endpoint in options.Given.Listen)
            {
                core.Transports.Add(new UdpTransport(endpoint, options.Given.ReceiveBufferBytes, options.Given.MaxMessageBytes));
            }
        }
        catch
        {
            core.Transports.ForEach(transport => transport.Dispose());
            core.Transports.Clear();
            throw;
        }

        Endpoints = [.. core.Transports.Select(transport => transport.Local)];
        loop = new Thread(Run) { IsBackground = true, Name = "sip-loop" };
        loop.Start();
        core.Transports.ForEach(transport => transport.Start(Receive));
        SipLog.Listening(logger, Endpoints.Count);
    }

    /// <summary>Runs work on the loop; from any thread.</summary>
    /// <param name="work">The work; must not block.</param>
    public void Post(Action work) => Enqueue(new Item(static state => ((Action)state!)(), work));

    /// <summary>Runs work on the loop without a closure; from any thread.</summary>
    /// <typeparam name="TState">Type of the state.</typeparam>
    /// <param name="work">The work; must not block.</param>
    /// <param name="state">Handed to the work.</param>
    public void Post<TState>(Action<TState> work, TState state) => Enqueue(new Item(static pair =>
    {
        var (action, value) = ((Action<TState>, TState))pair!;
        action(value);
    }, (work, state)));

    /// <summary>Calls somebody. On the loop thread.</summary>
    /// <param name="invite">Whom and how.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <returns>The call; failures to send come by <see cref="ISipCallUser.OnEnded"/>, never inside this method.</returns>
    public SipCall Invite(OutgoingInvite invite, ISipCallUser user)
    {
        core.AssertLoop();
        return SipCall.Send(core, invite, user);
    }

    /// <summary>Sends an OPTIONS. On the loop thread.</summary>
    /// <param name="target">Request-URI.</param>
    /// <param name="nextHop">Where to.</param>
    /// <param name="done">Called on the loop with the outcome.</param>
    public void Ping(SipUri target, IPEndPoint nextHop, Action<PingResult> done)
    {
        core.AssertLoop();
        PingTransaction.Send(core, target, nextHop, done);
    }

    /// <summary>Registers somewhere and keeps it registered. On the loop thread.</summary>
    /// <param name="request">Where and as whom.</param>
    /// <returns>The registration.</returns>
    public SipRegistration Register(RegistrationRequest request)
    {
        core.AssertLoop();
        return SipRegistration.Start(core, request);
    }

    /// <summary>Takes up an established dialog of an earlier process. On the loop thread.</summary>
    /// <param name="snapshot">The dialog.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <returns>The call, in state <see cref="SipCallState.Confirmed"/>; null when the snapshot is no dialog of this library or is already live.</returns>
    public SipCall? Restore(DialogSnapshot snapshot, ISipCallUser user)
    {
        core.AssertLoop();
        return SipCall.Restored(core, snapshot, user);
    }

    /// <summary>A snapshot of the counters; from any thread.</summary>
    /// <returns>The counters.</returns>
    public SipCounters ReadCounters() => core.Count.Read();

    /// <summary>Closes the sockets and stops the threads. Live calls are left as they are: hang up before, or snapshot them.</summary>
    public void Dispose()
    {
        if (stopping)
        {
            return;
        }

        stopping = true;
        core.Transports.ForEach(transport => transport.Dispose());
        awake.Set();
        if (loop is not null && Thread.CurrentThread != loop)
        {
            loop.Join(TimeSpan.FromSeconds(5));
            awake.Dispose();
        }
    }

    /// <summary>Takes a transport and no thread: <see cref="Turn"/> then does the loop's work. For driving the stack by hand.</summary>
    internal void StartInline(SipTransport transport)
    {
        inline = true;
        core.Transports.Add(transport);
        Endpoints = [.. core.Transports.Select(one => one.Local)];
        transport.Start(Receive);
    }

    /// <summary>One turn of the loop: everything in the inbox, every timer that is due.</summary>
    /// <returns>False when there was nothing in the inbox.</returns>
    internal bool Turn()
    {
        var any = false;
        for (var i = 0; i < Batch && inbox.TryDequeue(out var item); i++)
        {
            any = true;
            Take(item);
            core.RunDeferred();
        }

        core.RunTimers();
        core.RunDeferred();
        return any;
    }

    private void Run()
    {
        while (!stopping)
        {
            if (Turn() || !inbox.IsEmpty)
            {
                continue;
            }

            // Said before the last look into the inbox, so that a post in between wakes the loop.
            Interlocked.Exchange(ref sleeping, 1);
            if (inbox.IsEmpty && !stopping)
            {
                awake.WaitOne(core.Wheel.SleepMs());
            }

            Volatile.Write(ref sleeping, 0);
        }
    }

    private void Take(in Item item)
    {
        if (item.Transport is null)
        {
            try
            {
                item.Work!(item.State);
            }
            catch (Exception fault) when (core.Caught(fault))
            {
            }

            return;
        }

        Interlocked.Decrement(ref datagrams);
        core.Receive(item.Transport, item.Buffer!, item.Length, item.Source!);
        ArrayPool<byte>.Shared.Return(item.Buffer!);
    }

    /// <summary>A datagram, on the thread of its transport.</summary>
    private void Receive(SipTransport transport, byte[] buffer, int length, IPEndPoint source)
    {
        if (Interlocked.Increment(ref datagrams) > options.Given.MaxInbox)
        {
            Interlocked.Decrement(ref datagrams);
            ArrayPool<byte>.Shared.Return(buffer);
            var dropped = Interlocked.Increment(ref core.Count.Dropped);
            if (dropped % 1000 == 1)
            {
                SipLog.InboxFull(logger, dropped);
            }

            return;
        }

        Enqueue(new Item(transport, buffer, length, source));
    }

    private void Enqueue(in Item item)
    {
        inbox.Enqueue(item);
        if (Volatile.Read(ref sleeping) == 1 && Interlocked.Exchange(ref sleeping, 0) == 1 && !stopping)
        {
            awake.Set();
        }
    }

    /// <summary>Work or a datagram.</summary>
    private readonly struct Item
    {
        public Item(Action<object?> work, object? state)
        {
            Work = work;
            State = state;
        }

        public Item(SipTransport transport, byte[] buffer, int length, IPEndPoint source)
        {
            Transport = transport;
            Buffer = buffer;
            Length = length;
            Source = source;
        }

        public Action<object?>? Work { get; }

        public object? State { get; }

        public SipTransport? Transport { get; }

        public byte[]? Buffer { get; }

        public int Length { get; }

        public IPEndPoint? Source { get; }
    }
}
