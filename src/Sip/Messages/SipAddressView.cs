using System.Text;

namespace CallCenter.Sip;

/// <summary>A name-addr or addr-spec taken apart, as in From, To, Contact, Route (RFC 3261 §20.10).</summary>
internal readonly ref struct SipAddressView
{
    private SipAddressView(ReadOnlySpan<byte> display, ReadOnlySpan<byte> uri, ReadOnlySpan<byte> parameters)
    {
        Display = display;
        Uri = uri;
        Parameters = parameters;
    }

    /// <summary>The display name as on the wire, quotes included.</summary>
    public ReadOnlySpan<byte> Display { get; }

    public ReadOnlySpan<byte> Uri { get; }

    /// <summary>The header parameters without the leading ';'.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    public static bool TryParse(ReadOnlySpan<byte> value, out SipAddressView address)
    {
        address = default;
        value = Ascii.Trim(value);
        var open = OpenBracket(value);
        if (open >= 0)
        {
            var close = value[open..].IndexOf((byte)'>');
            if (close < 2)
            {
                return false;
            }

            var after = Ascii.Trim(value[(open + close + 1)..]);
            if (!after.IsEmpty && after[0] != ';')
            {
                return false;
            }

            address = new SipAddressView(Ascii.Trim(value[..open]), value.Slice(open + 1, close - 1), after.IsEmpty ? after : after[1..]);
            return true;
        }

        // Without brackets every ';' belongs to the header, none to the URI (RFC 3261 §20).
        var semicolon = value.IndexOf((byte)';');
        var uri = Ascii.Trim(semicolon < 0 ? value : value[..semicolon]);
        address = new SipAddressView([], uri, semicolon < 0 ? [] : value[(semicolon + 1)..]);
        return !uri.IsEmpty && uri.IndexOfAny((byte)'"', (byte)' ') < 0;
    }

    public string Name()
    {
        var name = Display;
        if (name.Length >= 2 && name[0] == '"' && name[^1] == '"')
        {
            return Encoding.UTF8.GetString(name[1..^1]).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetString(name);
    }

    private static int OpenBracket(ReadOnlySpan<byte> value)
    {
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'<' when !quoted:
                    return i;
                default:
                    break;
            }
        }

        return -1;
    }
}
