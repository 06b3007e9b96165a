namespace CallCenter.Sip;

/// <summary>Small tools over the bytes of a text protocol.</summary>
internal static class Ascii
{
    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => System.Text.Ascii.EqualsIgnoreCase(a, b);

    public static bool IsTokenByte(byte b) =>
        (uint)(b - 'a') < 26 || (uint)(b - 'A') < 26 || (uint)(b - '0') < 10
        || b is (byte)'-' or (byte)'.' or (byte)'!' or (byte)'%' or (byte)'*' or (byte)'_' or (byte)'+' or (byte)'`' or (byte)'\'' or (byte)'~';

    public static bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!IsTokenByte(b))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);

    /// <summary>An unsigned decimal number that fills the whole span.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, uint max, out uint number)
    {
        number = 0;
        if (text.Length is 0 or > 10)
        {
            return false;
        }

        ulong n = 0;
        foreach (var b in text)
        {
            var digit = (uint)(b - '0');
            if (digit > 9)
            {
                return false;
            }

            n = (n * 10) + digit;
        }

        number = n > max ? 0 : (uint)n;
        return n <= max;
    }

    /// <summary>The next element of a comma list; commas in quotes and angle brackets don't part (RFC 3261 §7.3.1).</summary>
    /// <param name="rest">What is left; shortened.</param>
    /// <param name="element">The element, trimmed; empty elements are skipped.</param>
    public static bool NextInList(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> element)
    {
        while (!rest.IsEmpty)
        {
            var end = IndexOutside(rest, (byte)',');
            element = Trim(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!element.IsEmpty)
            {
                return true;
            }
        }

        element = [];
        return false;
    }

    /// <summary>The first place of a byte outside quoted strings and angle brackets; -1 when there is none.</summary>
    public static int IndexOutside(ReadOnlySpan<byte> text, byte wanted)
    {
        var quoted = false;
        var angle = false;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (quoted)
            {
                if (b == '\\')
                {
                    i++;
                }
                else if (b == '"')
                {
                    quoted = false;
                }

                continue;
            }

            if (b == wanted && !angle)
            {
                return i;
            }

            switch (b)
            {
                case (byte)'"':
                    quoted = !angle;
                    break;
                case (byte)'<':
                    angle = true;
                    break;
                case (byte)'>':
                    angle = false;
                    break;
                default:
                    break;
            }
        }

        return -1;
    }

    /// <summary>The value of a parameter in ";a=b;c" text; an empty span for a flag.</summary>
    /// <returns>True when the parameter is there.</returns>
    public static bool TryParameter(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (!parameters.IsEmpty)
        {
            var end = IndexOutside(parameters, (byte)';');
            var one = Trim(end < 0 ? parameters : parameters[..end]);
            parameters = end < 0 ? [] : parameters[(end + 1)..];
            var equals = one.IndexOf((byte)'=');
            if (EqualsIgnoreCase(Trim(equals < 0 ? one : one[..equals]), name))
            {
                value = equals < 0 ? [] : Trim(one[(equals + 1)..]);
                return true;
            }
        }

        value = [];
        return false;
    }
}
