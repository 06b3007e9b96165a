namespace CallCenter.Sip;

/// <summary>Whoever owns a call. Every method is called on the loop thread of the stack and must not block.</summary>
public interface ISipCallUser
{
    /// <summary>Outgoing call: a provisional response other than 100 came.</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="code">101 to 199.</param>
    /// <param name="reason">Its reason phrase.</param>
    /// <param name="sdp">Early media's session description, or null.</param>
    void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp);

    /// <summary>Outgoing call: a 2xx came. Its ACK is already sent, except when our INVITE had no offer: then
    /// <paramref name="sdp"/> is the peer's offer and <see cref="SipCall.Acknowledge"/> must be called with the answer.</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="sdp">The answer (or the late offer); null when the peer sent none.</param>
    void OnAnswered(SipCall sipCall, SessionDescription? sdp);

    /// <summary>Incoming call: the ACK to our 2xx came. When the INVITE had no offer, <see cref="SipCall.RemoteSdp"/> now holds the answer.</summary>
    /// <param name="sipCall">The call.</param>
    void OnConfirmed(SipCall sipCall);

    /// <summary>The peer wants other media (re-INVITE or UPDATE).</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="offer">Its offer; null when it wants ours (the ACK's answer then comes by <see cref="OnReanswered"/>).</param>
    /// <returns>The answer (or our offer), or a refusal.</returns>
    SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer);

    /// <summary>Our re-INVITE was answered, or the answer to our offer in a 2xx came with the ACK.</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="code">The final status code; 200 when the session changed. 408 when nothing came.</param>
    /// <param name="sdp">The session description that came, or null.</param>
    void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp);

    /// <summary>An INFO came in the dialog; it is already answered with 200.</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="contentType">The Content-Type, or empty.</param>
    /// <param name="body">The body; valid only during the call.</param>
    void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body);

    /// <summary>The call is over. Told exactly once; nothing more is told after it.</summary>
    /// <param name="sipCall">The call.</param>
    /// <param name="how">Why.</param>
    void OnEnded(SipCall sipCall, SipEnd how);
}

/// <summary>What to say to a re-INVITE or UPDATE.</summary>
/// <param name="Sdp">The answer or the offer; null with a refusal.</param>
/// <param name="Code">200 to take it, or the code of the refusal (488 for media that can't be).</param>
public readonly record struct SipReoffer(SessionDescription? Sdp, int Code)
{
    /// <summary>Take the change with this session description.</summary>
    /// <param name="sdp">The answer, or our offer when none was made.</param>
    /// <returns>The taking.</returns>
    public static SipReoffer Take(SessionDescription sdp) => new(sdp, 200);

    /// <summary>Refuse the change; the session stays as it was (RFC 3261 §14.2).</summary>
    /// <param name="code">400 to 699; 488 when the media is the matter.</param>
    /// <returns>The refusal.</returns>
    public static SipReoffer Refuse(int code) => new(null, code);
}
