namespace CallCenter.Media.Browser;

/// <summary>What a DTLS packet came to.</summary>
internal enum DtlsStep
{
    /// <summary>Nothing that matters outside.</summary>
    Goes,

    /// <summary>The handshake is done and the peer is who its SDP says.</summary>
    Connected,

    /// <summary>The peer closed.</summary>
    Closed,

    /// <summary>The handshake failed, or the certificate is not the one of the SDP; <see cref="DtlsSession.Fault"/> says why.</summary>
    Failed,
}
