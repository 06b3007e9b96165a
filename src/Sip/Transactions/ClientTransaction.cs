using System.Net;

namespace CallCenter.Sip;

/// <summary>How a client transaction failed without a final response.</summary>
internal enum ClientFailure
{
    Timeout,
    Transport,
}

/// <summary>Whoever sent a request.</summary>
internal interface IClientTransactionUser
{
    /// <summary>A response came; for a 2xx to INVITE also each time it comes again. The message is valid only during the call.</summary>
    void OnResponse(ClientTransaction transaction, SipMessage response, IPEndPoint source);

    /// <summary>No final response will come.</summary>
    void OnFailure(ClientTransaction transaction, ClientFailure failure);
}

/// <summary>A request we sent: carries out what <see cref="InviteClientMachine"/> or <see cref="NonInviteClientMachine"/> decides.</summary>
internal sealed class ClientTransaction
{
    private readonly SipCore core;
    private readonly IPEndPoint destination;
    private readonly IClientTransactionUser? user;
    private byte[]? request;
    private byte[]? ack;
    private InviteClientState inviteState;
    private NonInviteClientState otherState;
    private SipTimer? retransmit;
    private SipTimer? deadline;
    private long interval;

    /// <summary>Makes the transaction; <see cref="Start"/> sends.</summary>
    public ClientTransaction(SipCore core, ulong branch, SipMethod method, SipTransport transport, IPEndPoint destination, byte[] request, IClientTransactionUser? user)
    {
        this.core = core;
        this.destination = destination;
        this.request = request;
        this.user = user;
        Branch = branch;
        Method = method;
        Transport = transport;
        SentAt = core.Time.GetTimestamp();
    }

    public ulong Branch { get; }

    public SipMethod Method { get; }

    public SipTransport Transport { get; }

    public IPEndPoint Destination => destination;

    /// <summary>Monotonic time stamp of the first sending.</summary>
    public long SentAt { get; }

    /// <summary>What the user wants to find again.</summary>
    public object? State { get; init; }

    /// <summary>True once the final response came or was given up.</summary>
    public bool IsDone => Method == SipMethod.Invite ? inviteState >= InviteClientState.Completed : otherState >= NonInviteClientState.Completed;

    /// <summary>The bytes of the request; null once they are no longer needed.</summary>
    public byte[]? Request => request;

    public void Start() => Run(Method == SipMethod.Invite ? InviteClientMachine.Start : NonInviteClientMachine.Start, null, null);

    public void OnResponse(SipMessage response, IPEndPoint source)
    {
        var code = response.StatusCode;
        var actions = Method == SipMethod.Invite
            ? Invite(code < 200 ? InviteClientEvent.Provisional : code < 300 ? InviteClientEvent.Success : InviteClientEvent.Failure)
            : Other(code < 200 ? NonInviteClientEvent.Provisional : NonInviteClientEvent.Final);
        if (code >= 200 && (actions & TransactionActions.StartLinger) == 0)
        {
            core.Count.RetransmissionsIn++;
        }

        Run(actions, response, source);
    }

    /// <summary>Gives up without telling the user, who has given up already.</summary>
    public void Abandon()
    {
        inviteState = InviteClientState.Terminated;
        otherState = NonInviteClientState.Terminated;
        Run(TransactionActions.Finish, null, null);
    }

    private TransactionActions Invite(InviteClientEvent happened)
    {
        (inviteState, var actions) = InviteClientMachine.Next(inviteState, happened);
        return actions;
    }

    private TransactionActions Other(NonInviteClientEvent happened)
    {
        (otherState, var actions) = NonInviteClientMachine.Next(otherState, happened);
        return actions;
    }

    private void Run(TransactionActions actions, SipMessage? response, IPEndPoint? source)
    {
        var options = core.Options;
        var sent = true;
        if ((actions & (TransactionActions.Send | TransactionActions.Resend)) != 0)
        {
            sent = core.Send(Transport, request, destination, (actions & TransactionActions.Resend) != 0);
        }

        if ((actions & TransactionActions.SendAck) != 0)
        {
            ack ??= core.Derive(SipMethod.Ack, request!, response!.Span(SipHeader.To));
            sent &= core.Send(Transport, ack, destination, again: false);
        }

        Timers(actions, options);
        if ((actions & TransactionActions.StartLinger) != 0)
        {
            // What is kept from here on only absorbs late copies.
            request = null;
        }

        if ((actions & TransactionActions.Finish) != 0)
        {
            core.Wheel.Stop(retransmit);
            core.Wheel.Stop(deadline);
            core.Remove(this);
        }

        if ((actions & TransactionActions.Tell) != 0)
        {
            user?.OnResponse(this, response!, source!);
        }

        if ((actions & (TransactionActions.TellTimeout | TransactionActions.TellTransportError)) != 0)
        {
            user?.OnFailure(this, (actions & TransactionActions.TellTimeout) != 0 ? ClientFailure.Timeout : ClientFailure.Transport);
        }

        if (!sent)
        {
            // Told from the loop, so that nobody is told inside the method that sends.
            core.Defer(static state => ((ClientTransaction)state).Failed(), this);
        }
    }

    private void Timers(TransactionActions actions, SipCoreOptions options)
    {
        if ((actions & TransactionActions.StartRetransmit) != 0 && !Transport.IsReliable)
        {
            interval = options.T1Ms;
            core.Wheel.Set(retransmit ??= new SipTimer(static owner => ((ClientTransaction)owner).OnRetransmit(), this), interval);
        }

        if ((actions & TransactionActions.DoubleRetransmit) != 0)
        {
            // A doubles without limit, E up to T2, and once a provisional came E is T2 (RFC 3261 §17.1.2.2).
            interval = Method == SipMethod.Invite ? interval * 2
                : otherState == NonInviteClientState.Proceeding ? options.T2Ms : Math.Min(interval * 2, options.T2Ms);
            core.Wheel.Set(retransmit!, interval);
        }

        if ((actions & TransactionActions.StopRetransmit) != 0)
        {
            core.Wheel.Stop(retransmit);
        }

        if ((actions & TransactionActions.StopTimeout) != 0)
        {
            core.Wheel.Stop(deadline);
        }

        if ((actions & TransactionActions.StartTimeout) != 0)
        {
            Deadline(64 * options.T1Ms);
        }

        if ((actions & TransactionActions.StartLinger) != 0)
        {
            // M for an accepted INVITE, D for a refused one, K for the others.
            Deadline(Method == SipMethod.Invite && inviteState == InviteClientState.Accepted ? 64 * options.T1Ms
                : Transport.IsReliable ? 0 : Method == SipMethod.Invite ? Math.Max(32_000, 64 * options.T1Ms) : options.T4Ms);
        }
    }

    private void Deadline(long milliseconds) =>
        core.Wheel.Set(deadline ??= new SipTimer(static owner => ((ClientTransaction)owner).OnDeadline(), this), milliseconds);

    private void Failed() => Run(
        Method == SipMethod.Invite ? Invite(InviteClientEvent.TransportError) : Other(NonInviteClientEvent.TransportError), null, null);

    private void OnRetransmit() => Run(Method == SipMethod.Invite ? Invite(InviteClientEvent.TimerA) : Other(NonInviteClientEvent.TimerE), null, null);

    private void OnDeadline() => Run(
        Method == SipMethod.Invite
            ? Invite(inviteState switch
            {
                InviteClientState.Calling => InviteClientEvent.TimerB,
                InviteClientState.Completed => InviteClientEvent.TimerD,
                _ => InviteClientEvent.TimerM,
            })
            : Other(otherState == NonInviteClientState.Completed ? NonInviteClientEvent.TimerK : NonInviteClientEvent.TimerF),
        null,
        null);
}
