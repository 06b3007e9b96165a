using System.Net;

namespace CallCenter.Sip;

/// <summary>The answering side of a call (RFC 3261 §13.3): provisional responses, the final one, and its repetition until the ACK.</summary>
public sealed partial class SipCall
{
    private ServerTransaction? initialInvite;
    private IPEndPoint inviteSource = null!;
    private bool wasStale;
    private SessionDescription? earlySdp;
    private SipTimer? ringRefresh;
    private ServerTransaction? successTransaction;
    private byte[]? success;
    private long successInterval;
    private uint successSequence;
    private bool ackBringsAnswer;
    private SipTimer? successTimer;
    private SipTimer? ackTimer;

    /// <summary>Incoming: rings (180), or with a description opens early media (183). Sent again by itself while it rings.</summary>
    /// <param name="sdp">Early media, or null.</param>
    /// <returns>False when the call is past ringing.</returns>
    public bool Ring(SessionDescription? sdp = null)
    {
        core.AssertLoop();
        return Apply(SipCallEvent.Ring, new Moment { Sdp = sdp });
    }

    /// <summary>Incoming: answers with 200, repeated until the ACK comes.</summary>
    /// <param name="sdp">The answer, or our offer when the INVITE had none.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Accept(SessionDescription sdp)
    {
        core.AssertLoop();
        return Apply(SipCallEvent.Accept, new Moment { Sdp = sdp });
    }

    /// <summary>Incoming: refuses. The call ends as <see cref="SipEndCause.Rejected"/>.</summary>
    /// <param name="code">300 to 699.</param>
    /// <param name="reason">Reason phrase; default is the usual one.</param>
    /// <param name="headers">More headers, for example Retry-After, Warning, Contact.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Reject(int code, string? reason = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null)
    {
        core.AssertLoop();
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 699);
        return Apply(SipCallEvent.Reject, new Moment { Code = code, Reason = reason, Headers = headers });
    }

    /// <summary>Incoming: asks for credentials (401 with SHA-256 and MD5). The call ends as <see cref="SipEndCause.Challenged"/>;
    /// the INVITE with credentials comes as a new call.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="expected">The secret that the peer is expected to prove; when it is kept for MD5 alone, only MD5 is asked for.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Challenge(string realm, SipSecret? expected = null)
    {
        core.AssertLoop();
        return Apply(SipCallEvent.Reject, new Moment { Code = 401, ChallengeRealm = realm, Expected = expected });
    }

    /// <summary>Incoming: checks the credentials the INVITE carries.</summary>
    /// <param name="realm">The realm they must be for.</param>
    /// <param name="accounts">The secret of a user, or null when there is none.</param>
    /// <returns>The outcome; only <see cref="AuthOutcome.Passed"/> is good.</returns>
    public AuthResult Authenticate(string realm, Func<string, SipSecret?> accounts)
    {
        core.AssertLoop();
        if (Request is null)
        {
            return new AuthResult(AuthOutcome.Missing, "");
        }

        var result = core.Digest.Check(Request, inviteSource.Address, realm, accounts);
        wasStale = result.Outcome == AuthOutcome.Stale;
        return result;
    }

    /// <summary>A new INVITE: 100, a dialog, and the user is told.</summary>
    internal static void Arrived(SipCore core, ServerTransaction transaction, SipMessage invite, ISipUser user)
    {
        if (RefuseBody(core, transaction, invite, out var sdp))
        {
            return;
        }

        var tag = core.Random.Next();
        var dialog = SipDialog.Of(core, invite, transaction, tag);
        var arrived = new SipCall(core, dialog, SipDirection.Incoming, SipCallState.Incoming, transaction.Source)
        {
            Request = invite.Keep(),
            RemoteSdp = sdp,
            initialInvite = transaction,
            inviteSource = transaction.Source,
            ackBringsAnswer = sdp is null,
        };
        transaction.Call = arrived;
        transaction.LocalTag = tag;
        core.Add(arrived);
        SipResponseText.Begin(core.Writer, invite, transaction.Source, 100, null, 0).End();
        transaction.Respond(100, core.Writer.Memory);
        try
        {
            user.OnInvite(arrived);
        }
        catch (Exception fault) when (core.Caught(fault))
        {
            arrived.Apply(SipCallEvent.Reject, new Moment { Code = 500 });
        }
    }

    /// <summary>The caller gave up.</summary>
    internal void OnCancel(SipMessage cancel, ServerTransaction invite)
    {
        if (ReferenceEquals(invite, initialInvite))
        {
            Apply(SipCallEvent.Cancel, new Moment { Message = cancel });
        }
    }

    /// <summary>The ACK to a 2xx, of the first INVITE or of a later one.</summary>
    internal void OnAck(SipMessage ack)
    {
        if (success is null || ack.Sequence != successSequence)
        {
            return;
        }

        StopSuccess();
        var sdp = ackBringsAnswer ? ack.Sdp : null;
        RemoteSdp = sdp ?? RemoteSdp;
        if (state is SipCallState.Accepted or SipCallState.AcceptedLeaving)
        {
            Apply(SipCallEvent.Ack, default);
        }
        else if (ackBringsAnswer && !told)
        {
            User?.OnReanswered(this, 200, sdp);
        }

        ackBringsAnswer = false;
        RunWaitingReinvite();
    }

    /// <summary>A response to the INVITE could not be sent.</summary>
    internal void OnServerFailed(ServerTransaction transaction)
    {
        if (ReferenceEquals(transaction, initialInvite))
        {
            Apply(SipCallEvent.TransportError, default);
        }
    }

    /// <summary>Refuses a body that can't be understood.</summary>
    /// <returns>True when it was refused.</returns>
    private static bool RefuseBody(SipCore core, ServerTransaction transaction, SipMessage request, out SessionDescription? sdp)
    {
        sdp = null;
        if (!SipBody.IsAcceptable(request))
        {
            core.Answer(transaction, request, 415, static (writer, _) => writer.Raw("Accept: application/sdp\r\nAccept-Encoding: identity\r\n"u8));
            return true;
        }

        sdp = request.Sdp;
        if (sdp is null && SipBody.MustHoldSdp(request))
        {
            core.Answer(transaction, request, 400, reason: "Bad session description");
            return true;
        }

        return false;
    }

    private SipWriter BeginResponse(SipMessage request, IPEndPoint source, int code, string? reason) =>
        SipResponseText.Begin(core.Writer, request, source, code, reason, Dialog.LocalTag);

    private SipWriter MakesDialog(SipWriter writer, SipMessage request) =>
        core.Contact(writer.RecordRoutes(request), Dialog.Transport, Dialog.NextHop, Dialog.ContactUser)
            .Header("Allow: "u8, core.Allow).Header("Server: "u8, core.Product);

    private void SendProvisional(SessionDescription? sdp)
    {
        earlySdp = sdp ?? earlySdp;
        MakesDialog(BeginResponse(Request!, inviteSource, earlySdp is null ? 180 : 183, null), Request!).End(earlySdp);
        initialInvite!.Respond(180, core.Writer.Memory);

        // A proxy forgets an INVITE after three minutes without a word (RFC 3261 §13.3.1.1).
        core.Wheel.Set(ringRefresh ??= new SipTimer(static owner => ((SipCall)owner).OnRingRefresh(), this), core.Options.RingRefreshMs);
    }

    private void OnRingRefresh()
    {
        if (state == SipCallState.Ringing)
        {
            SendProvisional(null);
        }
    }

    private void SendSuccess(ServerTransaction transaction, SipMessage request, SessionDescription? sdp)
    {
        core.Wheel.Stop(ringRefresh);
        MakesDialog(BeginResponse(request, transaction.Source, 200, null), request).End(sdp);
        success = core.Writer.Span.ToArray();
        successTransaction = transaction;
        successSequence = request.Sequence;
        successInterval = core.Options.T1Ms;
        transaction.Respond(200, success);
        core.Wheel.Set(successTimer ??= new SipTimer(static owner => ((SipCall)owner).OnSuccessTimer(), this), successInterval);
        core.Wheel.Set(ackTimer ??= new SipTimer(static owner => ((SipCall)owner).OnAckTimeout(), this), 64 * core.Options.T1Ms);
    }

    private void OnSuccessTimer()
    {
        if (success is not null)
        {
            successTransaction!.Repeat(success);
            successInterval = Math.Min(successInterval * 2, core.Options.T2Ms);
            core.Wheel.Set(successTimer!, successInterval);
        }
    }

    private void OnAckTimeout()
    {
        StopSuccess();
        Apply(SipCallEvent.AckTimeout, default);
    }

    private void StopSuccess()
    {
        core.Wheel.Stop(successTimer);
        core.Wheel.Stop(ackTimer);
        success = null;
        successTransaction = null;
    }

    private void SendRefusal(int code, string? reason, IReadOnlyList<KeyValuePair<string, string>>? headers, string? challengeRealm, SipSecret? expected)
    {
        var writer = BeginResponse(Request!, inviteSource, code, reason).Header("Server: "u8, core.Product).Headers(headers);
        if (challengeRealm is not null)
        {
            core.Digest.Challenge(writer, challengeRealm, inviteSource.Address, wasStale, expected);
        }

        writer.End();
        initialInvite!.Respond(code, core.Writer.Memory);
    }

    private void StopTimers()
    {
        StopSuccess();
        core.Wheel.Stop(ringRefresh);
        core.Wheel.Stop(ringTimer);
        core.Wheel.Stop(cancelTimer);
        core.Wheel.Stop(glareTimer);
    }
}
