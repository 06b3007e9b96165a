using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Journal;

/// <summary>Reads a journal folder, also while it is being written, also from another process. Safe from every thread.</summary>
/// <remarks>Each record's checksum is checked; the chain is the business of <see cref="JournalVerifier"/>. Damage is a
/// <see cref="JournalDamagedException"/>, an unfinished write at the live end is simply the end.</remarks>
/// <param name="folder">The folder of the segments.</param>
/// <param name="signal">The writer's signal when it is in this process: then everything it has written is read, and
/// <see cref="Follow"/> is possible.</param>
public sealed class JournalReader(string folder, JournalSignal? signal = null)
{
    private readonly ConcurrentDictionary<string, SegmentIndex> _indexes = new(StringComparer.Ordinal);

    /// <summary>The records from this number on that are there now, in order.</summary>
    /// <param name="seq">From 1; a number inside a gap begins with the gap.</param>
    /// <exception cref="JournalDamagedException">While enumerating: a segment is missing or damaged.</exception>
    public IEnumerable<JournalRecord> ReadFrom(long seq)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seq, 1);
        return Read();

        IEnumerable<JournalRecord> Read()
        {
            using var cursor = new JournalCursor(folder, seq, signal, IndexOf);
            while (cursor.TryNext(out var record))
            {
                yield return record;
            }
        }
    }

    /// <summary>Every whole record from this number on that is there now, over damaged and missing places: for whoever must go on with what is left.</summary>
    /// <param name="seq">From 1.</param>
    /// <param name="damaged">Told a sentence for each place that is passed over. An unfinished write at the end is none.</param>
    public IEnumerable<JournalRecord> ReadWhole(long seq, Action<string> damaged)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seq, 1);
        var promised = signal?.LastWritten ?? long.MaxValue;
        var last = seq - 1;
        var segments = SegmentHeader.List(folder);
        for (var at = Math.Max(0, segments.FindLastIndex(s => s.FirstSeq <= seq)); at < segments.Count; at++)
        {
            var (name, bytes) = (Path.GetFileName(segments[at].Path), BytesOf(segments[at].Path, damaged));
            var scan = new SegmentScan(bytes, Math.Max(last, segments[at].FirstSeq - 1));
            while (scan.Next() is { } piece)
            {
                if (piece.Kind != SegmentPieceKind.Whole)
                {
                    if (at < segments.Count - 1 || piece.Offset + piece.Size < bytes.Length)
                    {
                        damaged($"{piece.Size} bytes of {name} at {piece.Offset}, after record {last}");
                    }

                    continue;
                }

                var record = JournalCursor.Read(bytes.AsMemory(piece.Offset, piece.Size));
                if (record.Seq > promised)
                {
                    yield break;
                }

                if (record.Seq > last)
                {
                    var from = record.Gap?.From ?? record.Seq;
                    if (from > last + 1)
                    {
                        damaged($"the records {last + 1} to {from - 1} are not there");
                    }

                    last = record.Seq;
                    yield return record;
                }
            }
        }
    }

    /// <summary>The record with this number, or the gap that stands for it; null when it is not written yet.</summary>
    /// <exception cref="JournalDamagedException">The place where it should be is damaged.</exception>
    public JournalRecord? Find(long seq)
    {
        foreach (var record in ReadFrom(seq))
        {
            return record;
        }

        return null;
    }

    /// <summary>The records from this number on, waiting for those to come until cancelled.</summary>
    /// <exception cref="InvalidOperationException">The reader has no signal.</exception>
    /// <exception cref="JournalDamagedException">While enumerating: a segment is missing or damaged.</exception>
    public async IAsyncEnumerable<JournalRecord> Follow(long seq, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seq, 1);
        if (signal is null)
        {
            throw new InvalidOperationException("Only a reader with the writer's signal can follow.");
        }

        using var cursor = new JournalCursor(folder, seq, signal, IndexOf);
        while (true)
        {
            while (cursor.TryNext(out var record))
            {
                yield return record;
                cancellation.ThrowIfCancellationRequested();
            }

            await signal.WaitBeyond(cursor.Last, cancellation).ConfigureAwait(false);
        }
    }

    private static byte[] BytesOf(string path, Action<string> damaged)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            damaged($"{Path.GetFileName(path)} can't be read: {why.Message}");
            return [];
        }
    }

    private SegmentIndex IndexOf(string path, SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (_indexes.TryGetValue(path, out var known) && known.KnownTo >= length)
        {
            return known;
        }

        // The live segment grows all the time: only what is new is looked at.
        return _indexes[path] = known is not null
            ? Extend(known.Copy(), file, length, known.LastSeq)
            : SegmentIndex.Load(path, length) ?? Extend(new SegmentIndex(), file, length, (SegmentHeader.FirstSeqOf(path) ?? 1) - 1);
    }

    private static SegmentIndex Extend(SegmentIndex index, SafeFileHandle file, long length, long lastSeq)
    {
        var from = index.KnownTo;
        var bytes = new byte[Math.Max(0, length - from)];
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file, bytes.AsSpan(read), from + read);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        var scan = new SegmentScan(bytes, lastSeq, 0);
        var afterDamage = false;
        while (scan.Next() is { } piece)
        {
            if (piece.Kind == SegmentPieceKind.Whole)
            {
                index.Add(RecordFormat.Seq(bytes.AsSpan(piece.Offset)), from + piece.Offset, from + piece.Offset + piece.Size, afterDamage);
            }

            afterDamage = piece.Kind != SegmentPieceKind.Whole;
        }

        return index;
    }
}
