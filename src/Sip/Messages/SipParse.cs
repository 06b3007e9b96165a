namespace CallCenter.Sip;

/// <summary>How a parse ended.</summary>
internal enum SipParse
{
    /// <summary>A message.</summary>
    Good,

    /// <summary>Blank lines that keep a NAT open (RFC 5626 §4.4.1).</summary>
    KeepAlive,

    /// <summary>Nothing that could be answered.</summary>
    Drop,

    /// <summary>A wrong request with enough in it to send <see cref="SipMessage.RefusalCode"/> back.</summary>
    Refuse,
}

/// <summary>A piece of a message.</summary>
internal readonly record struct Slice(int Start, int Length);
