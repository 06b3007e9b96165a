namespace CallCenter.Journal;

/// <summary>The segment files under the writer. <see cref="Write"/> belongs to the disk thread, <see cref="Sync"/> to the sync thread;
/// the lock guards only the list of files between them.</summary>
internal sealed class SegmentFiles
{
    private readonly Lock _gate = new();
    private readonly IJournalDisk _disk;
    private readonly string _folder;
    private readonly int _segmentSize;
    private readonly byte[] _chain = new byte[RecordFormat.HashSize];
    private readonly byte[] _header = new byte[SegmentHeader.Size];
    private readonly List<OpenSegment> _finished = [];
    private OpenSegment? _current;

    public SegmentFiles(IJournalDisk disk, JournalOptions options, JournalTail tail)
    {
        _disk = disk;
        _folder = options.Folder;
        _segmentSize = options.SegmentSize;
        tail.Opening.Head.Chain.Span.CopyTo(_chain);
        if (tail.SegmentPath is { } path)
        {
            // What was read at the start may still be in the page cache only: the first fsync covers the whole file.
            _current = new OpenSegment(path, disk.Open(path), tail.Index!) { Length = tail.SegmentLength };
        }
    }

    /// <summary>Writes a batch whole; after an exception the same batch is to be given again.</summary>
    public void Write(RecordBatch batch)
    {
        var segment = _current;
        if (segment is null || (segment.Length > SegmentHeader.Size && segment.Length + batch.Length > _segmentSize))
        {
            segment = Begin(batch.FirstSeq);
        }

        segment.File.Write(segment.Length, batch.Bytes);
        lock (_gate)
        {
            segment.Index.Add(batch.FirstSeq, segment.Length, segment.Length + batch.Length);
            segment.Length += batch.Length;
        }

        batch.EndChain.CopyTo(_chain, 0);
    }

    /// <summary>fsyncs everything written before the call, and closes files that got no more records.</summary>
    public void Sync()
    {
        OpenSegment[] finished;
        OpenSegment? current;
        long length;
        lock (_gate)
        {
            finished = [.. _finished];
            current = _current;
            length = current?.Length ?? 0;
        }

        foreach (var segment in finished)
        {
            segment.Sync(segment.Length);
            lock (_gate)
            {
                _finished.Remove(segment);
            }

            segment.Finish();
        }

        current?.Sync(length);
    }

    /// <summary>Closes all files without a further fsync.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _finished.ForEach(s => s.File.Dispose());
            _finished.Clear();
            _current?.File.Dispose();
            _current = null;
        }
    }

    private OpenSegment Begin(long firstSeq)
    {
        var path = Path.Combine(_folder, SegmentHeader.FileName(firstSeq));
        var file = _disk.Create(path);
        try
        {
            new SegmentHeader(firstSeq, _chain).Write(_header);
            file.Write(0, _header);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        var begun = new OpenSegment(path, file, new SegmentIndex()) { Length = SegmentHeader.Size };
        lock (_gate)
        {
            if (_current is not null)
            {
                _finished.Add(_current);
            }

            _current = begun;
        }

        return begun;
    }

    private sealed class OpenSegment(string path, IJournalFile file, SegmentIndex index)
    {
        private long _synced;
        private bool _doubtful;

        public IJournalFile File => file;

        public SegmentIndex Index => index;

        public long Length { get; set; }

        public void Sync(long length)
        {
            if (_synced == length)
            {
                return;
            }

            if (_doubtful)
            {
                WriteAgain(length);
            }

            try
            {
                file.Sync();
            }
            catch
            {
                _doubtful = true;
                throw;
            }

            _doubtful = false;
            _synced = length;
        }

        public void Finish()
        {
            file.Dispose();
            try
            {
                index.Save(path);
            }
            catch (IOException)
            {
                // An index is a convenience: the reader makes its own when there is none.
            }
        }

        // After a failed fsync the kernel may call the pages clean: a second fsync would succeed and save nothing.
        private void WriteAgain(long length)
        {
            var buffer = new byte[64 * 1024];
            for (var at = _synced; at < length;)
            {
                var read = file.Read(at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)));
                if (read == 0)
                {
                    throw new IOException("written bytes are not there any more");
                }

                file.Write(at, buffer.AsSpan(0, read));
                at += read;
            }
        }
    }
}
