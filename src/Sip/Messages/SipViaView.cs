namespace CallCenter.Sip;

/// <summary>One Via value taken apart (RFC 3261 §20.42, RFC 3581).</summary>
internal readonly ref struct SipViaView
{
    private SipViaView(ReadOnlySpan<byte> transport, ReadOnlySpan<byte> host, int port, ReadOnlySpan<byte> parameters)
    {
        Transport = transport;
        Host = host;
        Port = port;
        Parameters = parameters;
        Branch = Ascii.TryParameter(parameters, "branch"u8, out var branch) ? branch : [];
        HasRport = Ascii.TryParameter(parameters, "rport"u8, out _);
    }

    public ReadOnlySpan<byte> Transport { get; }

    public ReadOnlySpan<byte> Host { get; }

    /// <summary>Port of sent-by, 5060 when none is written.</summary>
    public int Port { get; }

    public ReadOnlySpan<byte> Parameters { get; }

    public ReadOnlySpan<byte> Branch { get; }

    public bool HasRport { get; }

    public static bool TryParse(ReadOnlySpan<byte> value, out SipViaView via)
    {
        via = default;
        if (!Word(ref value, "SIP"u8) || !Slash(ref value) || !Word(ref value, "2.0"u8) || !Slash(ref value))
        {
            return false;
        }

        var end = value.IndexOfAny((byte)' ', (byte)'\t');
        if (end <= 0 || !Ascii.IsToken(value[..end]))
        {
            return false;
        }

        var transport = value[..end];
        value = Ascii.Trim(value[end..]);
        var semicolon = value.IndexOf((byte)';');
        var sentBy = Ascii.Trim(semicolon < 0 ? value : value[..semicolon]);
        if (!SipUri.TryHostPort(sentBy, out var host, out var port))
        {
            return false;
        }

        via = new SipViaView(transport, host, port == 0 ? 5060 : port, semicolon < 0 ? [] : value[(semicolon + 1)..]);
        return true;
    }

    private static bool Word(ref ReadOnlySpan<byte> value, ReadOnlySpan<byte> word)
    {
        value = value.TrimStart(" \t"u8);
        if (value.Length < word.Length || !Ascii.EqualsIgnoreCase(value[..word.Length], word))
        {
            return false;
        }

        value = value[word.Length..];
        return true;
    }

    private static bool Slash(ref ReadOnlySpan<byte> value)
    {
        value = value.TrimStart(" \t"u8);
        if (value.IsEmpty || value[0] != '/')
        {
            return false;
        }

        value = value[1..].TrimStart(" \t"u8);
        return true;
    }
}
