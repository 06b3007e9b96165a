using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CallCenter.Sip;

/// <summary>All live state of a stack: transactions, calls, timers. Owned by the loop; nothing here takes a lock.</summary>
internal sealed partial class SipCore
{
    private const int MostFaultKinds = 64;
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<ByteKey, ServerTransaction> servers = [];
    private readonly Dictionary<ByteKey, ServerTransaction> merged = [];
    private readonly Dictionary<(ulong Branch, SipMethod Method), ClientTransaction> clients = [];
    private readonly Dictionary<ulong, SipCall> calls = [];
    private readonly TransactionKeys keys = new();
    private readonly SipMessage incoming = new();
    private readonly SipMessage own = new();
    private readonly Queue<(Action<object> Work, object State)> deferred = new();
    private readonly ISipUser user;
    private readonly Action<SipTimer> fire;
    private readonly HashSet<Type> faultKinds = [];
    private long faultToldAt;
    private long nextCallId;

    public SipCore(SipCoreOptions options, ISipUser user, TimeProvider time, ILogger logger)
    {
        Options = options;
        Time = time;
        Logger = logger;
        this.user = user;
        fire = Fire;
        Wheel = new TimerWheel(time);
        Lockout = new SourceLockout(options, Wheel, Count, logger);
        Digest = new DigestAuthority(options, Wheel, Lockout);
        Registrar = options.Given.Registrar is { } registrar ? new SipRegistrar(this, registrar) : null;
        Product = Encoding.UTF8.GetBytes(options.Given.UserAgent.Replace('\r', ' ').Replace('\n', ' '));
        Allow = options.Given.Registrar is null
            ? "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE"u8.ToArray()
            : "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REGISTER"u8.ToArray();
    }

    public SipCoreOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public TimerWheel Wheel { get; }

    public SipCount Count { get; } = new();

    public SourceLockout Lockout { get; }

    public DigestAuthority Digest { get; }

    public SipRegistrar? Registrar { get; }

    public ISipUser User => user;

    public RandomSource Random { get; } = new();

    /// <summary>One buffer for every message written: written, sent or copied, and free again before anybody is told anything.</summary>
    public SipWriter Writer { get; } = new();

    public List<SipTransport> Transports { get; } = [];

    public byte[] Product { get; }

    public byte[] Allow { get; }

    /// <summary>True when the caller may touch anything here.</summary>
    public Func<bool> OnLoop { get; set; } = static () => true;

    public long NewCallId() => ++nextCallId;

    /// <summary>Runs work after what runs now, so that nobody is told anything inside a method he called himself.</summary>
    public void Defer(Action<object> work, object state) => deferred.Enqueue((work, state));

    public void RunDeferred()
    {
        while (deferred.TryDequeue(out var next))
        {
            try
            {
                next.Work(next.State);
            }
            catch (Exception fault) when (Caught(fault))
            {
            }
        }
    }

    public void RunTimers() => Wheel.Turn(fire);

    /// <summary>Counts a fault at the loop and logs the first of each kind, of the others one a second: nothing that a peer or a user does
    /// may end the loop or fill the log.</summary>
    public bool Caught(Exception fault)
    {
        Count.Faults++;
        var isNew = faultKinds.Count < MostFaultKinds && faultKinds.Add(fault.GetType());
        if (isNew || Time.GetElapsedTime(faultToldAt) >= FaultPause)
        {
            faultToldAt = Time.GetTimestamp();
            SipLog.Fault(Logger, Count.Faults, fault);
        }

        return fault is not OutOfMemoryException;
    }

    public bool Send(SipTransport transport, ReadOnlyMemory<byte> message, IPEndPoint destination, bool again)
    {
        Count.MessagesOut++;
        if (again)
        {
            Count.RetransmissionsOut++;
        }

        var sent = transport.Send(message.Span, destination);
        if (!sent && ++Count.SendFailures % 1000 == 1)
        {
            SipLog.SendFailed(Logger, Count.SendFailures);
        }

        user.OnMessage(new SipTrace(true, Time.GetTimestamp(), transport.Local, destination, message));
        return sent;
    }

    /// <summary>Sends a request in a new client transaction.</summary>
    public ClientTransaction Request(
        ulong branch, SipMethod method, SipTransport transport, IPEndPoint destination, ReadOnlySpan<byte> message, IClientTransactionUser? owner, object? state = null)
    {
        var transaction = new ClientTransaction(this, branch, method, transport, destination, message.ToArray(), owner) { State = state };
        clients[(branch, method)] = transaction;
        Count.LiveTransactions++;
        transaction.Start();
        return transaction;
    }

    public void Remove(ClientTransaction transaction)
    {
        if (clients.Remove((transaction.Branch, transaction.Method)))
        {
            Count.LiveTransactions--;
        }
    }

    public void Remove(ServerTransaction transaction)
    {
        if (servers.Remove(transaction.Key))
        {
            Count.LiveTransactions--;
        }

        if (transaction.MergeKey is { } key)
        {
            merged.Remove(key);
        }
    }

    public bool Add(SipCall added)
    {
        if (!calls.TryAdd(added.Dialog.LocalTag, added))
        {
            return false;
        }

        Count.LiveDialogs = calls.Count;
        return true;
    }

    public void Remove(SipCall removed)
    {
        if (calls.TryGetValue(removed.Dialog.LocalTag, out var found) && ReferenceEquals(found, removed))
        {
            calls.Remove(removed.Dialog.LocalTag);
            Count.LiveDialogs = calls.Count;
        }
    }

    /// <summary>The transport to call somebody from.</summary>
    public SipTransport TransportFor(IPEndPoint nextHop, IPEndPoint? local)
    {
        foreach (var transport in Transports)
        {
            if (local is null ? transport.Local.AddressFamily == nextHop.AddressFamily : transport.Local.Equals(local))
            {
                return transport;
            }
        }

        return local is null
            ? throw new ArgumentException("No endpoint of this address family is listened on", nameof(nextHop))
            : TransportFor(nextHop, null);
    }

    /// <summary>The ACK to a final response of 300 and more, or the CANCEL: both are made of the INVITE (RFC 3261 §9.1, §17.1.1.3).</summary>
    /// <param name="method">ACK or CANCEL.</param>
    /// <param name="request">The INVITE.</param>
    /// <param name="to">The To value: of the response for ACK, of the INVITE for CANCEL (empty).</param>
    /// <param name="reason">A Reason header, or null.</param>
    public byte[] Derive(SipMethod method, byte[] request, ReadOnlySpan<byte> to, string? reason = null)
    {
        own.Parse(request, request.Length, Options.Given.MaxHeaders);
        Writer.Clear().Raw(SipMethods.Text(method)).Raw(" "u8).Raw(own.RequestUriSpan).Raw(" SIP/2.0\r\n"u8)
            .Header("Via: "u8, own.Span(SipHeader.Via)).Raw("Max-Forwards: 70\r\n"u8)
            .Header("From: "u8, own.Span(SipHeader.From)).Header("To: "u8, to.IsEmpty ? own.Span(SipHeader.To) : to)
            .Header("Call-ID: "u8, own.CallIdSpan).Raw("CSeq: "u8).Number(own.Sequence).Raw(" "u8).Raw(SipMethods.Text(method)).Line();
        for (var i = own.IndexOf(SipHeader.Route, 0); i >= 0; i = own.IndexOf(SipHeader.Route, i + 1))
        {
            Writer.Header("Route: "u8, own.ValueAt(i));
        }

        if (reason is not null)
        {
            Writer.Raw("Reason: "u8).Text(reason).Line();
        }

        return Writer.End().Span.ToArray();
    }

    /// <summary>Writes our Via.</summary>
    public SipWriter Via(SipWriter writer, SipTransport transport, IPEndPoint destination, ulong branch) =>
        HostPort(writer.Raw("Via: SIP/2.0/"u8).Text(transport.Name).Raw(" "u8), transport, destination).Raw(";branch=z9hG4bK"u8).Hex(branch).Raw(";rport\r\n"u8);

    /// <summary>Writes our Contact.</summary>
    public SipWriter Contact(SipWriter writer, SipTransport transport, IPEndPoint destination, string contactUser)
    {
        writer.Raw("Contact: <sip:"u8).Text(contactUser);
        if (contactUser.Length > 0)
        {
            writer.Raw("@"u8);
        }

        return HostPort(writer, transport, destination).Raw(">\r\n"u8);
    }

    /// <summary>Our address as the peer shall see it.</summary>
    public IPAddress AddressFor(SipTransport transport, IPEndPoint destination) =>
        Options.Given.AdvertisedAddress is { } advertised && advertised.AddressFamily == transport.Local.AddressFamily
            ? advertised
            : transport.AddressFor(destination);

    private SipWriter HostPort(SipWriter writer, SipTransport transport, IPEndPoint destination) =>
        writer.Address(AddressFor(transport, destination)).Raw(":"u8).Number(transport.Local.Port);

    private void Fire(SipTimer timer)
    {
        try
        {
            timer.Fired(timer.Owner);
        }
        catch (Exception fault) when (Caught(fault))
        {
        }

        RunDeferred();
    }
}
