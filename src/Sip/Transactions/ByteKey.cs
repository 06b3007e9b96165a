namespace CallCenter.Sip;

/// <summary>Bytes as the key of a table; the hash is seeded per process, so that a peer can't choose colliding ones.</summary>
internal readonly struct ByteKey : IEquatable<ByteKey>
{
    private readonly byte[] bytes;
    private readonly int length;
    private readonly int hash;

    public ByteKey(byte[] bytes, int length)
    {
        this.bytes = bytes;
        this.length = length;
        var code = default(HashCode);
        code.AddBytes(bytes.AsSpan(0, length));
        hash = code.ToHashCode();
    }

    /// <summary>The same key with bytes of its own.</summary>
    public ByteKey Keep() => new(bytes.AsSpan(0, length).ToArray(), length);

    public bool Equals(ByteKey other) => hash == other.hash && bytes.AsSpan(0, length).SequenceEqual(other.bytes.AsSpan(0, other.length));

    public override bool Equals(object? obj) => obj is ByteKey other && Equals(other);

    public override int GetHashCode() => hash;
}
