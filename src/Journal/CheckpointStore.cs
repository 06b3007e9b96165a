using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace CallCenter.Journal;

/// <summary>A whole state at one record.</summary>
/// <param name="Seq">The last record that is in the state.</param>
/// <param name="At">UTC milliseconds of that record.</param>
/// <param name="Content">The state's bytes.</param>
public sealed record Checkpoint(long Seq, long At, ReadOnlyMemory<byte> Content);

/// <summary>Checkpoints in a folder: each whole or not there at all, the last two are kept. One thread at a time.</summary>
/// <param name="folder">Made when missing.</param>
/// <param name="log">Where an unreadable checkpoint is reported.</param>
public sealed class CheckpointStore(string folder, ILogger<CheckpointStore> log)
{
    private const string Extension = ".checkpoint";
    private const int Kept = 2;
    private const int HeaderSize = 8 + 8 + 8 + 8 + 32;

    private static ReadOnlySpan<byte> Mark => "CCCKPT01"u8;

    /// <summary>Writes a checkpoint so that it survives a power cut, then removes all but the last two.</summary>
    /// <exception cref="IOException">The disk did not take it; the older ones are untouched.</exception>
    public void Save(Checkpoint checkpoint)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoint.Seq, 1);
        Directory.CreateDirectory(folder);
        var header = new byte[HeaderSize];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), checkpoint.Seq);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), checkpoint.At);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), checkpoint.Content.Length);
        Hash(header.AsSpan(0, 32), checkpoint.Content.Span, header.AsSpan(32));
        AtomicFile.Write(PathFor(checkpoint.Seq), header, checkpoint.Content);

        var all = List();
        foreach (var (_, path) in all.SkipLast(Kept))
        {
            File.Delete(path);
        }
    }

    /// <summary>The newest checkpoint that can be read; null when there is none. An unreadable one is logged and passed over.</summary>
    public Checkpoint? Load() => LoadAtMost(long.MaxValue);

    /// <summary>The newest readable checkpoint whose Seq is at most the given one (a replay starts there); null when there is none.</summary>
    public Checkpoint? LoadAtMost(long seq)
    {
        foreach (var (found, path) in List().AsEnumerable().Reverse())
        {
            if (found > seq)
            {
                continue;
            }

            if (Read(found, path, out var reason) is { } checkpoint)
            {
                return checkpoint;
            }

            JournalLog.CheckpointUnreadable(log, found, reason);
        }

        return null;
    }

    private static Checkpoint? Read(long seq, string path, out string reason)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reason = failure.GetType().Name;
            return null;
        }

        reason = "its bytes are not what was written";
        if (bytes.Length < HeaderSize || !bytes.AsSpan(0, 8).SequenceEqual(Mark))
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[32];
        Hash(bytes.AsSpan(0, 32), bytes.AsSpan(HeaderSize), hash);
        var sound = hash.SequenceEqual(bytes.AsSpan(32, 32))
            && BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)) == seq
            && BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24)) == bytes.Length - HeaderSize;
        return sound
            ? new Checkpoint(seq, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16)), bytes.AsMemory(HeaderSize))
            : null;
    }

    private static void Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(header);
        sha.AppendData(content);
        sha.GetHashAndReset(hash);
    }

    private string PathFor(long seq) => Path.Combine(folder, seq.ToString("D20", CultureInfo.InvariantCulture) + Extension);

    private List<(long Seq, string Path)> List()
    {
        var found = new List<(long Seq, string Path)>();
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
            {
                if (SegmentHeader.FirstSeqOf(path) is { } seq)
                {
                    found.Add((seq, path));
                }
            }
        }

        found.Sort((a, b) => a.Seq.CompareTo(b.Seq));
        return found;
    }
}
