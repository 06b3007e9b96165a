namespace CallCenter.Sip;

/// <summary>The parser: one pass over the bytes, no allocation once the index has grown.</summary>
public sealed partial class SipMessage
{
    /// <summary>The code of a refusal.</summary>
    internal int RefusalCode { get; private set; }

    /// <summary>The reason of a refusal.</summary>
    internal string Refusal { get; private set; } = "";

    /// <summary>Reads a datagram into this object, which may be used again. Folded lines are unfolded in place.</summary>
    /// <param name="buffer">The bytes; must stay untouched as long as the message is used.</param>
    /// <param name="length">How many of them.</param>
    /// <param name="maxHeaders">The most header fields.</param>
    internal SipParse Parse(byte[] buffer, int length, int maxHeaders)
    {
        bytes = buffer;
        headerCount = 0;
        body = startText = callId = fromTag = toTag = default;
        StatusCode = 0;
        Sequence = 0;
        Method = SipMethod.Unknown;
        RefusalCode = 0;
        Refusal = "";
        var position = 0;
        while (position < length && buffer[position] is (byte)'\r' or (byte)'\n' or 0)
        {
            position++;
        }

        if (position == length)
        {
            return SipParse.KeepAlive;
        }

        if (!NextLine(length, ref position, out var start) || !StartLine(start))
        {
            return SipParse.Drop;
        }

        var sawEnd = false;
        while (position < length)
        {
            if (!NextLine(length, ref position, out var line))
            {
                Refuse(400, "Header line without end");
                break;
            }

            if (line.Length == 0)
            {
                sawEnd = true;
                break;
            }

            if (headerCount >= maxHeaders)
            {
                Refuse(400, "Too many header fields");
                break;
            }

            AddHeader(line);
        }

        if (!sawEnd)
        {
            Refuse(400, "No empty line after the header");
        }

        body = new Slice(Math.Min(position, length), length - Math.Min(position, length));
        return Check();
    }

    /// <summary>One line without its end; following folded lines are joined with blanks.</summary>
    private bool NextLine(int length, ref int position, out Slice line)
    {
        var start = position;
        while (true)
        {
            var lineFeed = bytes.AsSpan(position, length - position).IndexOf((byte)'\n');
            if (lineFeed < 0)
            {
                line = default;
                position = length;
                return false;
            }

            var end = position + lineFeed;
            position = end + 1;
            var textEnd = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            if (textEnd > start && position < length && bytes[position] is (byte)' ' or (byte)'\t')
            {
                bytes.AsSpan(textEnd, position - textEnd).Fill((byte)' ');
                continue;
            }

            line = new Slice(start, textEnd - start);
            return true;
        }
    }

    private bool StartLine(Slice line)
    {
        var text = At(line);
        if (HasControls(text))
        {
            return false;
        }

        if (text.Length >= 8 && Ascii.EqualsIgnoreCase(text[..4], "SIP/"u8))
        {
            IsRequest = false;
            if (text.Length < 11 || !text[..8].SequenceEqual("SIP/2.0 "u8) || !Ascii.TryNumber(text.Slice(8, 3), 699, out var code) || code < 100
                || (text.Length > 11 && text[11] != ' '))
            {
                return false;
            }

            StatusCode = (int)code;
            startText = text.Length > 12 ? new Slice(line.Start + 12, line.Length - 12) : default;
            return true;
        }

        IsRequest = true;
        var first = text.IndexOf((byte)' ');
        var last = text.LastIndexOf((byte)' ');
        if (first <= 0 || !Ascii.IsToken(text[..first]) || last == first)
        {
            return false;
        }

        Method = SipMethods.Find(text[..first]);
        startText = new Slice(line.Start + first + 1, last - first - 1);
        var version = text[(last + 1)..];
        if (!Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
        {
            if (version.Length < 4 || !Ascii.EqualsIgnoreCase(version[..4], "SIP/"u8))
            {
                return false;
            }

            Refuse(505, "Version Not Supported");
        }
        else if (At(startText).IndexOfAny((byte)' ', (byte)'<', (byte)'\t') >= 0)
        {
            Refuse(400, "Bad Request-URI");
        }

        return true;
    }

    private void AddHeader(Slice line)
    {
        var text = At(line);
        var colon = text.IndexOf((byte)':');
        if (colon <= 0)
        {
            Refuse(400, "Header field without colon");
            return;
        }

        var name = text[..colon].TrimEnd(" \t"u8);
        if (!Ascii.IsToken(name))
        {
            Refuse(400, "Bad header field name");
            return;
        }

        var value = Ascii.Trim(text[(colon + 1)..]);
        if (HasControls(value))
        {
            Refuse(400, "Control character in a header field");
            return;
        }

        if (headerCount == headers.Length)
        {
            Array.Resize(ref headers, Math.Max(32, headers.Length * 2));
        }

        headers[headerCount++] = new HeaderEntry(SipHeaderNames.Find(name), new Slice(line.Start, name.Length), SliceOf(value));
    }

    private SipParse Check()
    {
        // Without these nobody can be answered.
        if (!TryTopVia(out var via) || !One(SipHeader.From) || !One(SipHeader.To) || !One(SipHeader.CallId) || !One(SipHeader.CSeq))
        {
            return SipParse.Drop;
        }

        callId = SliceOf(Span(SipHeader.CallId));
        var sequence = Span(SipHeader.CSeq);
        var blank = sequence.IndexOfAny((byte)' ', (byte)'\t');
        if (callId.Length is 0 or > 256 || CallIdSpan.IndexOf((byte)' ') >= 0 || via.Branch.Length > 256)
        {
            return SipParse.Drop;
        }

        if (blank <= 0 || !Ascii.TryNumber(sequence[..blank], int.MaxValue, out var number))
        {
            return Bad("Bad CSeq");
        }

        Sequence = number;
        var named = Ascii.Trim(sequence[blank..]);
        var method = SipMethods.Find(named);
        if (!IsRequest)
        {
            Method = method;
        }
        else if (method != Method || !Ascii.IsToken(named))
        {
            return Bad("CSeq names another method");
        }

        if (!Party(SipHeader.From, out fromTag) || (fromTag.Length == 0 && IsRequest))
        {
            return Bad("Bad From");
        }

        if (!Party(SipHeader.To, out toTag))
        {
            return Bad("Bad To");
        }

        if (!Length())
        {
            return Bad("Bad Content-Length");
        }

        if (IsRequest && RefusalCode == 0 && Has(SipHeader.MaxForwards)
            && (!One(SipHeader.MaxForwards) || !Ascii.TryNumber(Span(SipHeader.MaxForwards), 255, out _)))
        {
            return Bad("Bad Max-Forwards");
        }

        return RefusalCode == 0 ? SipParse.Good : IsRequest ? SipParse.Refuse : SipParse.Drop;
    }

    private bool Party(SipHeader header, out Slice tag)
    {
        tag = default;
        if (!SipAddressView.TryParse(Span(header), out var address))
        {
            return false;
        }

        if (Ascii.TryParameter(address.Parameters, "tag"u8, out var text))
        {
            tag = SliceOf(text);
            return Ascii.IsToken(text) && text.Length <= 256;
        }

        return true;
    }

    /// <summary>A body longer than said is cut, a shorter one is refused (RFC 3261 §18.3).</summary>
    private bool Length()
    {
        if (!Has(SipHeader.ContentLength))
        {
            return true;
        }

        if (!One(SipHeader.ContentLength) || !Ascii.TryNumber(Span(SipHeader.ContentLength), int.MaxValue, out var said) || said > body.Length)
        {
            return false;
        }

        body = body with { Length = (int)said };
        return true;
    }

    private bool One(SipHeader header)
    {
        var first = IndexOf(header, 0);
        return first >= 0 && headers[first].Value.Length > 0 && IndexOf(header, first + 1) < 0;
    }

    private SipParse Bad(string reason)
    {
        Refuse(400, reason);
        return IsRequest ? SipParse.Refuse : SipParse.Drop;
    }

    private void Refuse(int code, string reason)
    {
        if (RefusalCode == 0)
        {
            RefusalCode = code;
            Refusal = reason;
        }
    }

    /// <summary>CR, NUL and the like inside a line could make two lines of it where it is copied to.</summary>
    private static bool HasControls(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b < 0x20 && b != '\t')
            {
                return true;
            }
        }

        return false;
    }
}
