namespace CallCenter.Journal;

/// <summary>Where segments are written: the real disk, or in tests one that is full, slow or gone.</summary>
internal interface IJournalDisk
{
    /// <summary>Makes a new empty file. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    IJournalFile Create(string path);

    /// <summary>Opens a file to write on.</summary>
    IJournalFile Open(string path);
}

/// <summary>One segment file open for writing.</summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Writes all bytes at the offset, over whatever an earlier failed try left there.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Reads what is there; the number of bytes read.</summary>
    int Read(long offset, Span<byte> bytes);

    /// <summary>fsync.</summary>
    void Sync();
}
