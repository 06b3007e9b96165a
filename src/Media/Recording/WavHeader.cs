using System.Buffers.Binary;
using System.Text;

namespace CallCenter.Media.Recording;

/// <summary>The head of a recording: RIFF WAVE, format 6 (A-law), 8 kHz, two channels, its id in INFO/ISBJ.</summary>
internal static class WavHeader
{
    /// <summary>Length of the head; the samples follow.</summary>
    public const int Bytes = 142;

    private const int IdBytes = 64;
    private const int FactAt = 46;
    private const int IdAt = 70;
    private const int DataAt = 134;

    public static void CheckId(string id)
    {
        if (id.Length is < 1 or > IdBytes || id.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A recording's id is 1-64 printable ASCII characters without blanks.", nameof(id));
        }
    }

    /// <summary>Writes the head for so many bytes of samples.</summary>
    public static void Write(Span<byte> into, string id, long dataBytes)
    {
        // RIFF counts in 32 bits: a recording beyond 4 GB (74 hours) stays readable by what follows its head.
        uint data = (uint)Math.Min(dataBytes, uint.MaxValue - Bytes);
        into[..Bytes].Clear();
        "RIFF"u8.CopyTo(into);
        BinaryPrimitives.WriteUInt32LittleEndian(into[4..], data + Bytes - 8);
        "WAVEfmt "u8.CopyTo(into[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(into[16..], 18);
        BinaryPrimitives.WriteUInt16LittleEndian(into[20..], 6);
        BinaryPrimitives.WriteUInt16LittleEndian(into[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(into[24..], 8000);
        BinaryPrimitives.WriteUInt32LittleEndian(into[28..], 16000);
        BinaryPrimitives.WriteUInt16LittleEndian(into[32..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(into[34..], 8);
        "fact"u8.CopyTo(into[38..]);
        BinaryPrimitives.WriteUInt32LittleEndian(into[42..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(into[FactAt..], data / 2);
        "LIST"u8.CopyTo(into[50..]);
        BinaryPrimitives.WriteUInt32LittleEndian(into[54..], 12 + IdBytes);
        "INFOISBJ"u8.CopyTo(into[58..]);
        BinaryPrimitives.WriteUInt32LittleEndian(into[66..], IdBytes);
        Encoding.ASCII.GetBytes(id, into[IdAt..]);
        "data"u8.CopyTo(into[DataAt..]);
        BinaryPrimitives.WriteUInt32LittleEndian(into[(DataAt + 4)..], data);
    }

    /// <summary>The id in a head of ours, or null when it is none.</summary>
    public static string? ReadId(ReadOnlySpan<byte> head)
    {
        if (head.Length < Bytes || !head[..4].SequenceEqual("RIFF"u8) || !head[58..66].SequenceEqual("INFOISBJ"u8)
            || !head[DataAt..(DataAt + 4)].SequenceEqual("data"u8))
        {
            return null;
        }

        var id = head.Slice(IdAt, IdBytes);
        int length = id.IndexOf((byte)0);
        return Encoding.ASCII.GetString(length < 0 ? id : id[..length]);
    }
}
