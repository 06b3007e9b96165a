namespace CallCenter.Media.Audio;

/// <summary>ITU-T G.711 (11/1988) A-law and µ-law as tables; linear values are 16 bit, left-justified.</summary>
public static class G711
{
    /// <summary>The A-law octet of silence (positive zero, even bits inverted).</summary>
    public const byte AlawSilence = 0xD5;

    /// <summary>The µ-law octet of silence (positive zero).</summary>
    public const byte UlawSilence = 0xFF;

    private static readonly short[] AlawLinear = Table(ExpandAlaw);
    private static readonly short[] UlawLinear = Table(ExpandUlaw);
    private static readonly byte[] FromUlaw = Convert(UlawLinear, CompressAlaw);
    private static readonly byte[] FromAlaw = Convert(AlawLinear, CompressUlaw);

    /// <summary>An A-law octet as a linear sample.</summary>
    public static short AlawToLinear(byte octet) => AlawLinear[octet];

    /// <summary>A µ-law octet as a linear sample.</summary>
    public static short UlawToLinear(byte octet) => UlawLinear[octet];

    /// <summary>A linear sample as an A-law octet.</summary>
    public static byte LinearToAlaw(short sample) => CompressAlaw(sample);

    /// <summary>A linear sample as a µ-law octet.</summary>
    public static byte LinearToUlaw(short sample) => CompressUlaw(sample);

    /// <summary>Each octet's value on the other law; source and target may be the same memory.</summary>
    public static void AlawToUlaw(ReadOnlySpan<byte> alaw, Span<byte> ulaw) => Map(FromAlaw, alaw, ulaw);

    /// <inheritdoc cref="AlawToUlaw"/>
    public static void UlawToAlaw(ReadOnlySpan<byte> ulaw, Span<byte> alaw) => Map(FromUlaw, ulaw, alaw);

    /// <summary>A µ-law octet's value as an A-law octet.</summary>
    public static byte UlawToAlaw(byte ulaw) => FromUlaw[ulaw];

    private static void Map(byte[] table, ReadOnlySpan<byte> from, Span<byte> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = table[from[i]];
        }
    }

    private static byte CompressAlaw(short sample)
    {
        // 12 bit magnitude; negative values are one's complement, so that -1 and 0 fall into mirrored intervals.
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        if (magnitude > 15)
        {
            int segment = 1;
            while (magnitude > 31)
            {
                magnitude >>= 1;
                segment++;
            }

            magnitude = magnitude - 16 + (segment << 4);
        }

        return (byte)((sample >= 0 ? magnitude | 0x80 : magnitude) ^ 0x55);
    }

    private static short ExpandAlaw(byte octet)
    {
        int code = (octet ^ 0x55) & 0x7F;
        int segment = code >> 4;
        int value = (code & 15) + (segment > 0 ? 16 : 0);
        value = (value << 4) + 8;
        value <<= segment > 1 ? segment - 1 : 0;
        return (short)(octet > 127 ? value : -value);
    }

    private static byte CompressUlaw(short sample)
    {
        int magnitude = Math.Min(((sample < 0 ? ~sample : sample) >> 2) + 33, 0x1FFF);
        int segment = 1;
        for (int rest = magnitude >> 6; rest != 0; rest >>= 1)
        {
            segment++;
        }

        int code = ((8 - segment) << 4) | (15 - ((magnitude >> segment) & 15));
        return (byte)(sample >= 0 ? code | 0x80 : code);
    }

    private static short ExpandUlaw(byte octet)
    {
        int code = ~octet;
        int exponent = (code >> 4) & 7;
        int width = 8 << exponent;
        int value = (0x80 << exponent) + (width * (code & 15)) + (width / 2) - 132;
        return (short)(octet < 128 ? -value : value);
    }

    private static short[] Table(Func<byte, short> expand)
    {
        var table = new short[256];
        for (int i = 0; i < 256; i++)
        {
            table[i] = expand((byte)i);
        }

        return table;
    }

    private static byte[] Convert(short[] linear, Func<short, byte> compress)
    {
        var table = new byte[256];
        for (int i = 0; i < 256; i++)
        {
            table[i] = compress(linear[i]);
        }

        return table;
    }
}
