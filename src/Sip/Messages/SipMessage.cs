namespace CallCenter.Sip;

/// <summary>A parsed request or response: an index over the bytes, strings are made only when asked for.</summary>
public sealed class SipMessage
{
    internal SipMessage()
    {
    }

    /// <summary>True for a request.</summary>
    public bool IsRequest => throw new NotImplementedException();

    /// <summary>The method of a request, or of the CSeq of a response.</summary>
    public SipMethod Method => throw new NotImplementedException();

    /// <summary>The status code of a response, 0 for a request.</summary>
    public int StatusCode => throw new NotImplementedException();

    /// <summary>The reason phrase of a response, empty for a request.</summary>
    public string ReasonPhrase => throw new NotImplementedException();

    /// <summary>The Request-URI; null for a response.</summary>
    public SipUri? RequestUri => throw new NotImplementedException();

    /// <summary>Call-ID.</summary>
    public string CallId => throw new NotImplementedException();

    /// <summary>The URI in From.</summary>
    public SipUri? From => throw new NotImplementedException();

    /// <summary>The display name in From without quotes, or empty.</summary>
    public string FromName => throw new NotImplementedException();

    /// <summary>The URI in To.</summary>
    public SipUri? To => throw new NotImplementedException();

    /// <summary>The first Contact URI.</summary>
    public SipUri? Contact => throw new NotImplementedException();

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body => throw new NotImplementedException();

    /// <summary>The body as a session description: alone or the first application/sdp part of a multipart body.</summary>
    public SessionDescription? Sdp => throw new NotImplementedException();

    /// <summary>The first value of a header as text, folding undone; null when it is not there.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The whole field value, commas included.</returns>
    public string? Text(SipHeader header) => throw new NotImplementedException();

    /// <summary>The first value of a header by its name, any letter case; null when it is not there.</summary>
    /// <param name="name">Its full name.</param>
    /// <returns>The whole field value.</returns>
    public string? Text(string name) => throw new NotImplementedException();

    /// <summary>All values of a header, comma lists taken apart, in order.</summary>
    /// <param name="header">Which; not for headers whose values hold bare commas (Date, WWW-Authenticate, Authorization).</param>
    /// <returns>The values.</returns>
    public IReadOnlyList<string> Values(SipHeader header) => throw new NotImplementedException();

    /// <summary>The first value's bytes, without allocation; empty when it is not there.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The bytes; valid as long as the message.</returns>
    public ReadOnlySpan<byte> Span(SipHeader header) => throw new NotImplementedException();

    /// <summary>The URI of the first value of a header that holds name-addrs (P-Asserted-Identity, Diversion, …); null when there is none.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The URI.</returns>
    public SipUri? Uri(SipHeader header) => throw new NotImplementedException();
}
