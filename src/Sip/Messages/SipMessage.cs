using System.Text;

namespace CallCenter.Sip;

/// <summary>A parsed request or response: an index over the bytes, strings are made only when asked for.</summary>
public sealed partial class SipMessage
{
    private byte[] bytes = [];
    private HeaderEntry[] headers = [];
    private int headerCount;
    private Slice body;
    private Slice startText;
    private Slice callId;
    private Slice fromTag;
    private Slice toTag;

    internal SipMessage()
    {
    }

    /// <summary>True for a request.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>The method of a request, or of the CSeq of a response.</summary>
    public SipMethod Method { get; private set; }

    /// <summary>The status code of a response, 0 for a request.</summary>
    public int StatusCode { get; private set; }

    /// <summary>The reason phrase of a response, empty for a request.</summary>
    public string ReasonPhrase => IsRequest ? "" : Encoding.UTF8.GetString(At(startText));

    /// <summary>The Request-URI; null for a response.</summary>
    public SipUri? RequestUri => IsRequest && SipUri.TryParse(At(startText), out var uri) ? uri : null;

    /// <summary>Call-ID.</summary>
    public string CallId => Encoding.UTF8.GetString(At(callId));

    /// <summary>The URI in From.</summary>
    public SipUri? From => Uri(SipHeader.From);

    /// <summary>The display name in From without quotes, or empty.</summary>
    public string FromName => SipAddressView.TryParse(Span(SipHeader.From), out var address) ? address.Name() : "";

    /// <summary>The URI in To.</summary>
    public SipUri? To => Uri(SipHeader.To);

    /// <summary>The first Contact URI.</summary>
    public SipUri? Contact => Uri(SipHeader.Contact);

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body => bytes.AsMemory(body.Start, body.Length);

    /// <summary>The body as a session description: alone or the first application/sdp part of a multipart body.</summary>
    public SessionDescription? Sdp => SipBody.Sdp(this);

    internal uint Sequence { get; private set; }

    internal ReadOnlySpan<byte> CallIdSpan => At(callId);

    internal ReadOnlySpan<byte> FromTag => At(fromTag);

    internal ReadOnlySpan<byte> ToTag => At(toTag);

    internal ReadOnlySpan<byte> RequestUriSpan => At(startText);

    internal int HeaderCount => headerCount;

    /// <summary>The first value of a header as text, folding undone; null when it is not there.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The whole field value, commas included.</returns>
    public string? Text(SipHeader header)
    {
        var index = IndexOf(header, 0);
        return index < 0 ? null : Encoding.UTF8.GetString(At(headers[index].Value));
    }

    /// <summary>The first value of a header by its name, any letter case; null when it is not there.</summary>
    /// <param name="name">Its full name.</param>
    /// <returns>The whole field value.</returns>
    public string? Text(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        var known = wanted.Length == 0 ? SipHeader.Other : SipHeaderNames.Find(wanted);
        if (known != SipHeader.Other)
        {
            return Text(known);
        }

        for (var i = 0; i < headerCount; i++)
        {
            if (headers[i].Header == SipHeader.Other && Ascii.EqualsIgnoreCase(At(headers[i].Name), wanted))
            {
                return Encoding.UTF8.GetString(At(headers[i].Value));
            }
        }

        return null;
    }

    /// <summary>All values of a header, comma lists taken apart, in order.</summary>
    /// <param name="header">Which; not for headers whose values hold bare commas (Date, WWW-Authenticate, Authorization).</param>
    /// <returns>The values.</returns>
    public IReadOnlyList<string> Values(SipHeader header)
    {
        List<string>? values = null;
        for (var i = IndexOf(header, 0); i >= 0; i = IndexOf(header, i + 1))
        {
            var rest = At(headers[i].Value);
            while (Ascii.NextInList(ref rest, out var element))
            {
                (values ??= []).Add(Encoding.UTF8.GetString(element));
            }
        }

        return values ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The first value's bytes, without allocation; empty when it is not there.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The bytes; valid as long as the message.</returns>
    public ReadOnlySpan<byte> Span(SipHeader header)
    {
        var index = IndexOf(header, 0);
        return index < 0 ? [] : At(headers[index].Value);
    }

    /// <summary>The URI of the first value of a header that holds name-addrs (P-Asserted-Identity, Diversion, …); null when there is none.</summary>
    /// <param name="header">Which.</param>
    /// <returns>The URI.</returns>
    public SipUri? Uri(SipHeader header)
    {
        var rest = Span(header);
        return Ascii.NextInList(ref rest, out var first) && SipAddressView.TryParse(first, out var address) && SipUri.TryParse(address.Uri, out var uri)
            ? uri
            : null;
    }

    internal bool Has(SipHeader header) => IndexOf(header, 0) >= 0;

    /// <summary>Every field of one kind, whole: the place of the next one at or after a place, -1 at the end.</summary>
    internal int IndexOf(SipHeader header, int from)
    {
        for (var i = from; i < headerCount; i++)
        {
            if (headers[i].Header == header)
            {
                return i;
            }
        }

        return -1;
    }

    internal ReadOnlySpan<byte> ValueAt(int index) => At(headers[index].Value);

    /// <summary>The topmost Via value.</summary>
    internal bool TryTopVia(out SipViaView via)
    {
        var all = Span(SipHeader.Via);
        var comma = Ascii.IndexOutside(all, (byte)',');
        return SipViaView.TryParse(comma < 0 ? all : all[..comma], out via);
    }

    /// <summary>A copy that owns its bytes; the original's buffer goes back to the pool.</summary>
    internal SipMessage Keep() => new()
    {
        bytes = bytes.AsSpan(0, body.Start + body.Length).ToArray(),
        headers = headers.AsSpan(0, headerCount).ToArray(),
        headerCount = headerCount,
        body = body,
        startText = startText,
        callId = callId,
        fromTag = fromTag,
        toTag = toTag,
        IsRequest = IsRequest,
        Method = Method,
        StatusCode = StatusCode,
        Sequence = Sequence,
    };

    private ReadOnlySpan<byte> At(Slice slice) => bytes.AsSpan(slice.Start, slice.Length);

    private Slice SliceOf(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
        {
            return default;
        }

        bytes.AsSpan().Overlaps(part, out var start);
        return new Slice(start, part.Length);
    }

    private readonly record struct HeaderEntry(SipHeader Header, Slice Name, Slice Value);
}
