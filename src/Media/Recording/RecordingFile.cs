using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Media.Recording;

/// <summary>Writes one recording. Belongs to the writer's thread; every failure leaves as an <see cref="IOException"/> or its kin.</summary>
internal sealed class RecordingFile : IDisposable
{
    /// <summary>What a recording is called until it is sealed.</summary>
    public const string PartSuffix = ".part";

    /// <summary>How long a packet may be late and still find its place.</summary>
    private const int LateWindow = MediaClock.Second / 5;

    private readonly StereoWindow window = new();
    private readonly byte[] block;
    private readonly SafeFileHandle file;
    private long dataBytes;
    private IncrementalHash? hash;
    private long hashed;

    /// <summary>Creates the file with its head.</summary>
    /// <param name="feed">Where packets come from.</param>
    /// <param name="block">The writer's block, shared by all its files.</param>
    /// <param name="open">Creates a file of a path; it must not be there yet.</param>
    public RecordingFile(RecordingFeed feed, byte[] block, Func<string, SafeFileHandle> open)
    {
        Feed = feed;
        this.block = block;
        file = open(feed.Request.Path + PartSuffix);
        WriteHead();
    }

    public RecordingFeed Feed { get; }

    /// <summary>Milliseconds of audio in the file.</summary>
    public long DurationMs => dataBytes / 16;

    /// <summary>Length of the file.</summary>
    public long Bytes => WavHeader.Bytes + dataBytes;

    /// <summary>Opens a recording's file as the product does.</summary>
    public static SafeFileHandle Create(string path) =>
        File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>Writes everything that can't change any more. After it the file is a valid WAV.</summary>
    /// <param name="now">Now, in the clock of the feed's arrivals.</param>
    public void Flush(long now)
    {
        Drain();
        WriteUpTo(Math.Min(window.PositionOf(now - LateWindow), window.End));
    }

    /// <summary>Writes the rest, after <see cref="RecordingFeed.Ended"/>.</summary>
    public void Finish()
    {
        Drain();
        WriteUpTo(window.End);
    }

    /// <summary>Hashes a slice of the file, so that a long recording does not hold up the others.</summary>
    /// <param name="most">Bytes of this slice.</param>
    /// <returns>The hash in hexadecimal when the whole file is done, else null.</returns>
    public string? HashSlice(long most)
    {
        hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long end = Math.Min(hashed + most, Bytes); hashed < end;)
        {
            int got = RandomAccess.Read(file, block.AsSpan(0, (int)Math.Min(block.Length, end - hashed)), hashed);
            if (got == 0)
            {
                throw new IOException("The recording became shorter while it was sealed.");
            }

            hash.AppendData(block, 0, got);
            hashed += got;
        }

        return hashed == Bytes ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    /// <summary>Gives the file its final name; one that is already there is never overwritten.</summary>
    public void Publish() => File.Move(Feed.Request.Path + PartSuffix, Feed.Request.Path, overwrite: false);

    public void Dispose()
    {
        file.Dispose();
        hash?.Dispose();
    }

    private void Drain()
    {
        while (Feed.Ring.TryPeek(out var packet, out var payload))
        {
            long needed = window.Add(packet, payload);
            if (needed > 0)
            {
                WriteUpTo(needed);
                continue;
            }

            Feed.Ring.Pop(packet);
        }
    }

    private void WriteUpTo(long position)
    {
        long before = dataBytes;
        while (window.Take(position, block) is > 0 and var bytes)
        {
            RandomAccess.Write(file, block.AsSpan(0, bytes), Bytes);
            dataBytes += bytes;
        }

        if (dataBytes != before)
        {
            WriteHead();
        }
    }

    private void WriteHead()
    {
        Span<byte> head = stackalloc byte[WavHeader.Bytes];
        WavHeader.Write(head, Feed.Request.Id, dataBytes);
        RandomAccess.Write(file, head, 0);
    }
}
