using System.Net;

namespace CallCenter.Sip;

/// <summary>A request we have to answer: carries out what <see cref="InviteServerMachine"/> or <see cref="NonInviteServerMachine"/> decides.</summary>
internal sealed class ServerTransaction(SipCore core, SipTransport transport, IPEndPoint source, IPEndPoint destination, bool isInvite, ByteKey key, ByteKey? mergeKey)
{
    private InviteServerState inviteState = InviteServerState.Proceeding;
    private NonInviteServerState otherState = NonInviteServerState.Trying;
    private byte[]? last;
    private SipTimer? retransmit;
    private SipTimer? deadline;
    private long interval;

    public SipTransport Transport { get; } = transport;

    /// <summary>Where the request came from.</summary>
    public IPEndPoint Source { get; } = source;

    public ByteKey Key { get; } = key;

    public ByteKey? MergeKey { get; } = mergeKey;

    public bool IsInvite { get; } = isInvite;

    /// <summary>The call of an INVITE.</summary>
    public SipCall? Call { get; set; }

    /// <summary>Our tag in the final response, so that a CANCEL is answered with the same.</summary>
    public ulong LocalTag { get; set; }

    /// <summary>True as long as no final response was sent.</summary>
    public bool IsOpen => IsInvite ? inviteState == InviteServerState.Proceeding : otherState is NonInviteServerState.Trying or NonInviteServerState.Proceeding;

    /// <summary>Sends a response.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="message">Its bytes.</param>
    public void Respond(int code, ReadOnlyMemory<byte> message)
    {
        var (actions, keep) = IsInvite
            ? (Invite(code < 200 ? InviteServerEvent.Provisional : code < 300 ? InviteServerEvent.Success : InviteServerEvent.Failure), code is < 200 or >= 300)
            : (Other(code < 200 ? NonInviteServerEvent.Provisional : NonInviteServerEvent.Final), true);
        if ((actions & TransactionActions.Send) == 0)
        {
            return;
        }

        // A 2xx to INVITE is repeated by the call, so the transaction need not keep it (RFC 6026 §7.1).
        last = keep ? message.ToArray() : null;
        var sent = core.Send(Transport, message, destination, again: false);
        Run(actions);
        if (!sent)
        {
            Failed();
        }
    }

    /// <summary>Sends a 2xx to INVITE again.</summary>
    public void Repeat(ReadOnlyMemory<byte> message) => core.Send(Transport, message, destination, again: true);

    /// <summary>The request came again.</summary>
    public void OnRequest()
    {
        core.Count.RetransmissionsIn++;
        Run(IsInvite ? Invite(InviteServerEvent.Request) : Other(NonInviteServerEvent.Request));
    }

    /// <summary>An ACK came.</summary>
    /// <returns>True when it belongs to a 2xx and is for the call.</returns>
    public bool OnAck()
    {
        var actions = Invite(InviteServerEvent.Ack);
        Run(actions);
        return (actions & TransactionActions.Tell) != 0;
    }

    private TransactionActions Invite(InviteServerEvent happened)
    {
        (inviteState, var actions) = InviteServerMachine.Next(inviteState, happened);
        return actions;
    }

    private TransactionActions Other(NonInviteServerEvent happened)
    {
        (otherState, var actions) = NonInviteServerMachine.Next(otherState, happened);
        return actions;
    }

    private void Failed() => Run(IsInvite ? Invite(InviteServerEvent.TransportError) : Other(NonInviteServerEvent.TransportError));

    private void Run(TransactionActions actions)
    {
        var options = core.Options;
        var failed = (actions & TransactionActions.Resend) != 0 && last is not null && !core.Send(Transport, last, destination, again: true);
        if ((actions & TransactionActions.StartRetransmit) != 0 && !Transport.IsReliable)
        {
            interval = options.T1Ms;
            core.Wheel.Set(retransmit ??= new SipTimer(static owner => ((ServerTransaction)owner).OnRetransmit(), this), interval);
        }

        if ((actions & TransactionActions.DoubleRetransmit) != 0)
        {
            interval = Math.Min(interval * 2, options.T2Ms);
            core.Wheel.Set(retransmit!, interval);
        }

        if ((actions & TransactionActions.StopRetransmit) != 0)
        {
            core.Wheel.Stop(retransmit);
        }

        if ((actions & TransactionActions.StartTimeout) != 0)
        {
            Deadline(64 * options.T1Ms);
        }

        if ((actions & TransactionActions.StartLinger) != 0)
        {
            // L for an accepted INVITE, I for a refused one, J for the others.
            Deadline(IsInvite && inviteState == InviteServerState.Accepted ? 64 * options.T1Ms
                : Transport.IsReliable ? 0 : IsInvite ? options.T4Ms : 64 * options.T1Ms);
            if (IsInvite)
            {
                last = null;
            }
        }

        if ((actions & TransactionActions.TellTransportError) != 0)
        {
            Call?.OnServerFailed(this);
        }

        if ((actions & TransactionActions.Finish) != 0)
        {
            core.Wheel.Stop(retransmit);
            core.Wheel.Stop(deadline);
            core.Remove(this);
        }

        if (failed)
        {
            Failed();
        }
    }

    private void Deadline(long milliseconds) =>
        core.Wheel.Set(deadline ??= new SipTimer(static owner => ((ServerTransaction)owner).OnDeadline(), this), milliseconds);

    private void OnRetransmit() => Run(Invite(InviteServerEvent.TimerG));

    private void OnDeadline() => Run(IsInvite
        ? Invite(inviteState switch
        {
            InviteServerState.Completed => InviteServerEvent.TimerH,
            InviteServerState.Confirmed => InviteServerEvent.TimerI,
            _ => InviteServerEvent.TimerL,
        })
        : Other(NonInviteServerEvent.TimerJ));
}
