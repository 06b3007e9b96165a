using System.Buffers.Binary;

namespace CallCenter.Media.Audio;

/// <summary>Reads 8 kHz mono speech out of RIFF WAVE, whatever other chunks stand in it.</summary>
internal static class WavReader
{
    private const int Pcm = 1;
    private const int Alaw = 6;
    private const int Ulaw = 7;
    private const int LongestBytes = 64 << 20;

    public static byte[] ReadAlaw(Stream stream)
    {
        Span<byte> head = stackalloc byte[16];
        if (stream.ReadAtLeast(head[..12], 12, throwOnEndOfStream: false) < 12
            || !head[..4].SequenceEqual("RIFF"u8) || !head[8..12].SequenceEqual("WAVE"u8))
        {
            throw new InvalidDataException("This is no WAV file: it does not begin with RIFF and WAVE.");
        }

        int format = 0;
        while (stream.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) == 8)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head[..4].SequenceEqual("fmt "u8))
            {
                if (length < 16 || stream.ReadAtLeast(head, 16, throwOnEndOfStream: false) < 16)
                {
                    throw new InvalidDataException("The WAV file's fmt chunk is shorter than 16 bytes.");
                }

                format = CheckFormat(head);
                Skip(stream, length - 16 + (length & 1));
            }
            else if (head[..4].SequenceEqual("data"u8))
            {
                return format == 0
                    ? throw new InvalidDataException("The WAV file has its data before its fmt chunk.")
                    : ReadData(stream, format, length);
            }
            else
            {
                Skip(stream, length + (length & 1));
            }
        }

        throw new InvalidDataException("The WAV file has no data chunk.");
    }

    private static int CheckFormat(ReadOnlySpan<byte> fmt)
    {
        int format = BinaryPrimitives.ReadUInt16LittleEndian(fmt);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(fmt[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(fmt[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(fmt[14..]);
        if (channels != 1)
        {
            throw new InvalidDataException($"The WAV file has {channels} channels; a prompt has one.");
        }

        if (rate != 8000)
        {
            throw new InvalidDataException($"The WAV file is sampled at {rate} Hz; a prompt is 8000 Hz.");
        }

        return (format, bits) is (Pcm, 16) or (Alaw, 8) or (Ulaw, 8)
            ? format
            : throw new InvalidDataException($"The WAV file has format {format} with {bits} bits; a prompt is PCM 16 bit, A-law or µ-law.");
    }

    private static byte[] ReadData(Stream stream, int format, uint length)
    {
        // A writer that was killed, or a pipe, leaves 0 or the greatest value here: then the data goes to the end.
        using var data = new MemoryStream();
        var block = new byte[16384];
        long left = length == 0 ? uint.MaxValue : length;
        while (left > 0 && stream.Read(block, 0, (int)Math.Min(left, block.Length)) is > 0 and var got)
        {
            data.Write(block, 0, got);
            left -= got;
            if (data.Length > LongestBytes)
            {
                throw new InvalidDataException("The WAV file holds more than 64 MB of audio.");
            }
        }

        ReadOnlySpan<byte> octets = data.GetBuffer().AsSpan(0, (int)data.Length);
        var alaw = new byte[format == Pcm ? octets.Length / 2 : octets.Length];
        switch (format)
        {
            case Pcm:
                for (int i = 0; i < alaw.Length; i++)
                {
                    alaw[i] = G711.LinearToAlaw(BinaryPrimitives.ReadInt16LittleEndian(octets[(2 * i)..]));
                }

                break;
            case Ulaw:
                G711.UlawToAlaw(octets, alaw);
                break;
            default:
                octets.CopyTo(alaw);
                break;
        }

        return alaw;
    }

    private static void Skip(Stream stream, long bytes)
    {
        Span<byte> sink = stackalloc byte[512];
        while (bytes > 0 && stream.Read(sink[..(int)Math.Min(bytes, sink.Length)]) is > 0 and var got)
        {
            bytes -= got;
        }
    }
}
