namespace CallCenter.Sip;

/// <summary>Why a call ended.</summary>
public enum SipEndCause
{
    /// <summary>The peer sent BYE.</summary>
    RemoteBye,

    /// <summary>Hung up here.</summary>
    LocalHangup,

    /// <summary>The caller gave up before the answer (CANCEL).</summary>
    RemoteCancel,

    /// <summary>A final response of 4xx to 6xx: sent by us on an incoming call, received on an outgoing one.</summary>
    Rejected,

    /// <summary>Nothing came back in time (RFC 3261 timers B and F), or nobody answered within the ring time.</summary>
    Timeout,

    /// <summary>Our 2xx was never acknowledged within 64×T1 (RFC 3261 §13.3.1.4).</summary>
    NoAck,

    /// <summary>The message could not be sent.</summary>
    TransportError,

    /// <summary>The called side pointed somewhere else (3xx); never followed here.</summary>
    Redirected,

    /// <summary>We asked for credentials; a new INVITE with them is a new call.</summary>
    Challenged,
}

/// <summary>The end of a call, told exactly once.</summary>
/// <param name="Cause">What ended it.</param>
/// <param name="Code">The SIP status code when one was involved, else 0.</param>
/// <param name="Reason">The reason phrase, or empty.</param>
/// <param name="ReasonHeader">The value of the Reason header (RFC 3326) of the BYE, CANCEL or response, or null.</param>
/// <param name="Contacts">The contacts of a 3xx, else empty.</param>
public sealed record SipEnd(SipEndCause Cause, int Code, string Reason, string? ReasonHeader, IReadOnlyList<SipUri> Contacts);
