namespace CallCenter.Journal;

/// <summary>Records laid out as they will be on disk, on their way from the owner thread to the disk thread.</summary>
internal sealed class RecordBatch
{
    public const int FullAt = 1024 * 1024;

    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public long FirstSeq { get; private set; }

    public long LastSeq { get; private set; }

    public long LastAt { get; private set; }

    public byte[] EndChain { get; } = new byte[RecordFormat.HashSize];

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Worth keeping for the next records; a batch that grew for one big record is let go.</summary>
    public bool IsReusable => _bytes.Length <= 2 * FullAt;

    /// <summary>Adds a record whose first number is <paramref name="from"/> (differs from Seq for a gap) and moves the chain on.</summary>
    public void Add(long from, long seq, long at, ushort type, ReadOnlySpan<byte> payload, Span<byte> chain)
    {
        var size = RecordFormat.HeaderSize + payload.Length;
        if (Length + size > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
        }

        RecordFormat.Write(_bytes.AsSpan(Length), seq, at, type, payload, chain);
        if (Length == 0)
        {
            FirstSeq = from;
        }

        Length += size;
        LastSeq = seq;
        LastAt = at;
        chain.CopyTo(EndChain);
    }

    public void Clear() => Length = 0;
}
