using System.Net;

namespace CallCenter.Sip;

/// <summary>Whoever owns a stack. Every method is called on the loop thread and must not block.</summary>
public interface ISipUser
{
    /// <summary>A new call came in. 100 is already sent; retransmissions, merged requests and requests inside dialogs never come here.
    /// Set <see cref="SipCall.User"/>, then ring, accept, reject or challenge, now or later.</summary>
    /// <param name="sipCall">The call, in state <see cref="SipCallState.Incoming"/>.</param>
    void OnInvite(SipCall sipCall);

    /// <summary>A phone registered, refreshed, left or expired.</summary>
    /// <param name="binding">The binding after the change.</param>
    /// <param name="change">What happened to it.</param>
    void OnBindingChanged(SipBinding binding, SipBindingChange change);

    /// <summary>A message passed, in or out: the tap for the SIP ladder.</summary>
    /// <param name="trace">The message; its bytes are valid only during the call.</param>
    void OnMessage(in SipTrace trace);
}

/// <summary>What happened to a binding.</summary>
public enum SipBindingChange
{
    /// <summary>Registered anew.</summary>
    Bound,

    /// <summary>Registered again before it ran out.</summary>
    Refreshed,

    /// <summary>Removed by the phone.</summary>
    Unbound,

    /// <summary>Ran out.</summary>
    Expired,
}

/// <summary>One message as it passed the wire.</summary>
/// <param name="Sent">True when we sent it.</param>
/// <param name="At">The monotonic time stamp of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="Local">Our endpoint.</param>
/// <param name="Remote">The peer's endpoint.</param>
/// <param name="Bytes">The message; valid only during the call.</param>
public readonly record struct SipTrace(bool Sent, long At, IPEndPoint Local, IPEndPoint Remote, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads the Call-ID out of the bytes; empty when there is none. Makes a string each time.</summary>
    /// <returns>The Call-ID.</returns>
    public string ReadCallId() => SipTraceReader.CallId(Bytes.Span);
}
