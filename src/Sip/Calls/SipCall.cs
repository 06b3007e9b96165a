using System.Net;

namespace CallCenter.Sip;

/// <summary>One INVITE session of either direction and its dialog. Everything here is called on the loop thread of its stack.</summary>
public sealed class SipCall
{
    internal SipCall()
    {
    }

    /// <summary>Number of this call in this process.</summary>
    public long Id => throw new NotImplementedException();

    /// <summary>Call-ID.</summary>
    public string CallId => throw new NotImplementedException();

    /// <summary>Who called.</summary>
    public SipDirection Direction => throw new NotImplementedException();

    /// <summary>Where it stands.</summary>
    public SipCallState State => throw new NotImplementedException();

    /// <summary>The INVITE of an incoming call; null for an outgoing or restored one.</summary>
    public SipMessage? Request => throw new NotImplementedException();

    /// <summary>Where the peer's last message came from; the next hop before that.</summary>
    public IPEndPoint RemoteSource => throw new NotImplementedException();

    /// <summary>Our endpoint of this call.</summary>
    public IPEndPoint LocalEndpoint => throw new NotImplementedException();

    /// <summary>The peer's last session description, or null.</summary>
    public SessionDescription? RemoteSdp => throw new NotImplementedException();

    /// <summary>Who is told what happens; nothing is told while it is null.</summary>
    public ISipCallUser? User { get; set; }

    /// <summary>Anything the user wants to find again.</summary>
    public object? Tag { get; set; }

    /// <summary>Incoming: rings (180), or with a description opens early media (183). Sent again by itself while it rings.</summary>
    /// <param name="sdp">Early media, or null.</param>
    /// <returns>False when the call is past ringing.</returns>
    public bool Ring(SessionDescription? sdp = null) => throw new NotImplementedException();

    /// <summary>Incoming: answers with 200, repeated until the ACK comes.</summary>
    /// <param name="sdp">The answer, or our offer when the INVITE had none.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Accept(SessionDescription sdp) => throw new NotImplementedException();

    /// <summary>Incoming: refuses. The call ends as <see cref="SipEndCause.Rejected"/>.</summary>
    /// <param name="code">300 to 699.</param>
    /// <param name="reason">Reason phrase; default is the usual one.</param>
    /// <param name="headers">More headers, for example Retry-After, Warning, Contact.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Reject(int code, string? reason = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null) =>
        throw new NotImplementedException();

    /// <summary>Incoming: asks for credentials (401 with SHA-256 and MD5). The call ends as <see cref="SipEndCause.Challenged"/>;
    /// the INVITE with credentials comes as a new call.</summary>
    /// <param name="realm">The realm.</param>
    /// <returns>False when the call is already answered or over.</returns>
    public bool Challenge(string realm) => throw new NotImplementedException();

    /// <summary>Incoming: checks the credentials the INVITE carries.</summary>
    /// <param name="realm">The realm they must be for.</param>
    /// <param name="accounts">The secret of a user, or null when there is none.</param>
    /// <returns>The outcome; only <see cref="AuthOutcome.Passed"/> is good.</returns>
    public AuthResult Authenticate(string realm, Func<string, SipSecret?> accounts) => throw new NotImplementedException();

    /// <summary>Ends the call as its state needs: CANCEL (at once or after the first provisional), BYE (at once or after the ACK), 603 for
    /// an incoming call not yet answered. <see cref="ISipCallUser.OnEnded"/> follows from the loop, never inside this method.</summary>
    /// <param name="reasonHeader">Reason header (RFC 3326) for BYE or CANCEL, or null.</param>
    public void Hangup(string? reasonHeader = null) => throw new NotImplementedException();

    /// <summary>Offers other media by re-INVITE; null asks the peer for its offer. While another one runs, the last one asked for waits its turn;
    /// a 491 is retried by the timers of RFC 3261 §14.1. The result comes by <see cref="ISipCallUser.OnReanswered"/>.</summary>
    /// <param name="sdp">The offer, or null.</param>
    /// <returns>False when the session is not up.</returns>
    public bool Reinvite(SessionDescription? sdp) => throw new NotImplementedException();

    /// <summary>Sends the ACK with our answer after a 2xx to an INVITE or re-INVITE of ours that had no offer.</summary>
    /// <param name="sdp">The answer.</param>
    /// <returns>False when no such ACK is due.</returns>
    public bool Acknowledge(SessionDescription sdp) => throw new NotImplementedException();

    /// <summary>Sends an INFO in the dialog.</summary>
    /// <param name="contentType">Content-Type.</param>
    /// <param name="body">The body.</param>
    /// <returns>False when there is no dialog to send it in.</returns>
    public bool SendInfo(string contentType, ReadOnlySpan<byte> body) => throw new NotImplementedException();

    /// <summary>Asks by OPTIONS in the dialog whether the peer still knows it: 481 or no answer means the line is lost.</summary>
    /// <param name="done">Called on the loop with the outcome.</param>
    /// <returns>False when there is no dialog to ask in.</returns>
    public bool Ping(Action<SipCall, PingResult> done) => throw new NotImplementedException();

    /// <summary>What a new process needs to take the dialog up.</summary>
    /// <returns>The snapshot; null while no dialog with both tags is established.</returns>
    public DialogSnapshot? Snapshot() => throw new NotImplementedException();
}
