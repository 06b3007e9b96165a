using System.Text;

namespace CallCenter.Sip;

/// <summary>The fields of a Digest challenge or answer (RFC 7616 §3.3, §3.4).</summary>
internal sealed class DigestFields
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    private DigestFields()
    {
    }

    public string this[string name]
    {
        get
        {
            foreach (var field in fields)
            {
                if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }

            return "";
        }
    }

    /// <summary>Reads one header value; null when it is no Digest or can't be read.</summary>
    public static DigestFields? Parse(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 8 or > 4096 || !Ascii.EqualsIgnoreCase(value[..7], "Digest "u8))
        {
            return null;
        }

        var read = new DigestFields();
        var rest = value[7..];
        while (Ascii.NextInList(ref rest, out var one))
        {
            var equals = one.IndexOf((byte)'=');
            if (equals <= 0 || read.fields.Count >= 32)
            {
                return null;
            }

            var text = Ascii.Trim(one[(equals + 1)..]);
            if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            {
                text = text[1..^1];
            }

            read.fields.Add(new(
                Encoding.UTF8.GetString(Ascii.Trim(one[..equals])),
                Encoding.UTF8.GetString(text).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)));
        }

        return read;
    }
}
