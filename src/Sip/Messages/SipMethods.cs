namespace CallCenter.Sip;

/// <summary>Method names to numbers and back; methods compare with letter case (RFC 3261 §7.1).</summary>
internal static class SipMethods
{
    private static readonly byte[][] Names =
    [
        "?"u8.ToArray(), "INVITE"u8.ToArray(), "ACK"u8.ToArray(), "BYE"u8.ToArray(), "CANCEL"u8.ToArray(), "OPTIONS"u8.ToArray(),
        "REGISTER"u8.ToArray(), "INFO"u8.ToArray(), "UPDATE"u8.ToArray(), "PRACK"u8.ToArray(), "REFER"u8.ToArray(), "MESSAGE"u8.ToArray(),
        "SUBSCRIBE"u8.ToArray(), "NOTIFY"u8.ToArray(), "PUBLISH"u8.ToArray(),
    ];

    public static ReadOnlySpan<byte> Text(SipMethod method) => Names[(int)method];

    public static SipMethod Find(ReadOnlySpan<byte> name)
    {
        for (var i = 1; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i]))
            {
                return (SipMethod)i;
            }
        }

        return SipMethod.Unknown;
    }
}
