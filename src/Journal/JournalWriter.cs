using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CallCenter.Journal;

/// <summary>The pen of one node's journal. <see cref="Append"/> and <see cref="Flush"/> belong to one owner thread, which never
/// waits longer than the patience for a disk; everything else may be called from every thread.</summary>
/// <remarks>Two threads of its own: one writes, one fsyncs. While the disk takes nothing, records wait in memory up to
/// <see cref="JournalOptions.MaxBacklog"/>; beyond it they are dropped and a <see cref="JournalGap"/> record says so.</remarks>
public sealed partial class JournalWriter : IDisposable
{
    private const string LockFile = "journal.lock";
    private const int KeptBatches = 8;

    private readonly JournalOptions _options;
    private readonly ILogger _log;
    private readonly Action<JournalAlarm>? _alarm;
    private readonly FileStream _lock;
    private readonly SegmentFiles _files;
    private readonly SyncWaits _waits;
    private readonly Thread _diskThread;
    private readonly Thread _syncThread;

    // Owner thread.
    private readonly byte[] _chain = new byte[RecordFormat.HashSize];
    private readonly byte[] _gapPayload = new byte[JournalGap.Size];
    private RecordBatch? _open;
    private long _lastSeq;
    private long _lastAt;
    private long _gapFrom;
    private bool _closed;

    // Between the threads.
    private readonly Lock _gate = new();
    private readonly Queue<RecordBatch> _handed = new();
    private readonly Stack<RecordBatch> _spare = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly ManualResetEventSlim _written = new();
    private readonly ManualResetEventSlim _closing = new();
    private readonly AutoResetEvent _dirty = new(false);
    private readonly AutoResetEvent _urgent = new(false);
    private JournalHead _writtenHead;
    private JournalHead _syncedHead;
    private long _writtenSeq;
    private long _waitingBytes;
    private volatile bool _behind;

    /// <summary>Opens the journal of a folder, or begins it.</summary>
    /// <param name="options">Settings; checked here.</param>
    /// <param name="log">Where the journal says what it met.</param>
    /// <param name="alarm">Called on the owner's, the disk's or the sync thread when somebody must know; must not block.</param>
    /// <exception cref="IOException">The folder can't be used, or another writer has it.</exception>
    public JournalWriter(JournalOptions options, ILogger<JournalWriter> log, Action<JournalAlarm>? alarm = null)
        : this(options, log, alarm, RealDisk.Instance)
    {
    }

    internal JournalWriter(JournalOptions options, ILogger log, Action<JournalAlarm>? alarm, IJournalDisk disk)
    {
        options.Check();
        (_options, _log, _alarm) = (options, log, alarm);
        Directory.CreateDirectory(options.Folder);
        _lock = new FileStream(Path.Combine(options.Folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var tail = JournalTail.Find(options.Folder);
            Opening = tail.Opening;
            _files = new SegmentFiles(disk, options, tail);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        var head = Opening.Head;
        head.Chain.Span.CopyTo(_chain);
        (_lastSeq, _lastAt, _writtenSeq) = (head.Seq, head.At, head.Seq);
        (_writtenHead, _syncedHead) = (head, head);
        _waits = new SyncWaits(head.Seq);
        Signal.Publish(head.Seq);
        Report(Opening);

        _diskThread = new Thread(WriteLoop) { IsBackground = true, Name = "journal-disk" };
        _syncThread = new Thread(SyncLoop) { IsBackground = true, Name = "journal-sync" };
        _diskThread.Start();
        _syncThread.Start();
    }

    /// <summary>What was found at the start.</summary>
    public JournalOpening Opening { get; }

    /// <summary>Tells readers in this process how far the records are written.</summary>
    public JournalSignal Signal { get; } = new();

    /// <summary>The number that the next record must have. Owner thread.</summary>
    public long NextSeq => _lastSeq + 1;

    /// <summary>The time of the last record, UTC milliseconds; the next may not be earlier. Owner thread.</summary>
    public long LastAt => _lastAt;

    /// <summary>The last number that is safe from a power cut.</summary>
    public long LastSynced => Volatile.Read(ref _syncedHead).Seq;

    /// <summary>The end of what is safe from a power cut.</summary>
    public JournalHead SyncedHead => Volatile.Read(ref _syncedHead);

    /// <summary>Bytes handed over and not yet taken by the disk; a gauge.</summary>
    public long BacklogBytes => Interlocked.Read(ref _waitingBytes);

    /// <summary>Adds a record; it reaches the disk with the next <see cref="Flush"/>. Never fails because of the disk.</summary>
    /// <param name="seq">Must be <see cref="NextSeq"/>.</param>
    /// <param name="at">UTC milliseconds, not before <see cref="LastAt"/>.</param>
    /// <param name="type">What it is; not <see cref="JournalGap.RecordType"/>.</param>
    /// <param name="payload">At most 16 MB; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bug of the caller: number, time, type or size is out of its range.</exception>
    public void Append(long seq, long at, ushort type, ReadOnlySpan<byte> payload)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(seq, _lastSeq + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, _lastAt);
        ArgumentOutOfRangeException.ThrowIfEqual(type, JournalGap.RecordType);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, RecordFormat.MaxPayload);

        var waiting = BacklogBytes;
        if (_gapFrom != 0 && waiting <= _options.MaxBacklog / 2)
        {
            CloseGap();
        }

        var size = RecordFormat.HeaderSize + payload.Length;
        if (_gapFrom == 0 && waiting + (_open?.Length ?? 0) + size > _options.MaxBacklog)
        {
            _gapFrom = seq;
            _waits.OpenGap(seq);
            Raise(JournalAlarmKind.GapOpened, seq, "the memory for waiting records is full");
        }

        (_lastSeq, _lastAt) = (seq, at);
        if (_gapFrom == 0)
        {
            Add(seq, seq, at, type, payload);
        }
    }

    /// <summary>Hands everything appended to the operating system and waits for it, at most the patience.</summary>
    public FlushOutcome Flush()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_gapFrom != 0 && BacklogBytes <= _options.MaxBacklog / 2)
        {
            CloseGap();
        }

        HandOver();
        if (_gapFrom != 0 || _behind)
        {
            return FlushOutcome.Behind;
        }

        return WaitForDisk(_options.FlushPatience) ? FlushOutcome.Written : FellBehind();
    }

    /// <summary>Ends when the record is safe from a power cut; for orders and audit. Flush first.</summary>
    /// <returns>False when the record is not there: it fell into a gap, or the journal was closed before the disk took it.</returns>
    public Task<bool> WaitForSync(long seq)
    {
        var wait = _waits.Add(seq);
        if (!wait.IsCompleted)
        {
            _urgent.Set();
        }

        return wait;
    }

    /// <summary>Writes and fsyncs what is left, tries a failing disk once more, and closes. Owner thread.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        if (_gapFrom != 0)
        {
            CloseGap();
        }

        HandOver();
        _closed = true;
        _closing.Set();
        _work.Release();
        _diskThread.Join();
        _dirty.Set();
        _urgent.Set();
        _syncThread.Join();
        _waits.Close();
        _files.Close();
        if (_writtenSeq < _lastSeq)
        {
            Raise(JournalAlarmKind.Unsaved, _writtenSeq + 1, $"{_lastSeq - _writtenSeq} records");
        }

        _lock.Dispose();
        _work.Dispose();
        _written.Dispose();
        _closing.Dispose();
        _dirty.Dispose();
        _urgent.Dispose();
    }

    private void Add(long from, long seq, long at, ushort type, ReadOnlySpan<byte> payload)
    {
        _open ??= TakeSpare();
        _open.Add(from, seq, at, type, payload, _chain);
        if (_open.Length >= Math.Min(RecordBatch.FullAt, _options.MaxBacklog / 4))
        {
            HandOver();
        }
    }

    private void CloseGap()
    {
        var gap = new JournalGap(_gapFrom, _lastSeq);
        _gapFrom = 0;
        gap.Write(_gapPayload);
        Add(gap.From, gap.To, _lastAt, JournalGap.RecordType, _gapPayload);
        _waits.CloseGap(gap);
        Raise(JournalAlarmKind.GapClosed, gap.From, $"records {gap.From} to {gap.To} are lost");
    }

    private RecordBatch TakeSpare()
    {
        lock (_gate)
        {
            return _spare.TryPop(out var spare) ? spare : new RecordBatch();
        }
    }

    private void HandOver()
    {
        if (_open is not { Length: > 0 } batch)
        {
            return;
        }

        _open = null;
        Interlocked.Add(ref _waitingBytes, batch.Length);
        lock (_gate)
        {
            _handed.Enqueue(batch);
        }

        _work.Release();
    }

    private bool WaitForDisk(TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (Interlocked.Read(ref _writtenSeq) < _lastSeq)
        {
            _written.Reset();
            if (Interlocked.Read(ref _writtenSeq) >= _lastSeq)
            {
                break;
            }

            var left = patience - Stopwatch.GetElapsedTime(started);
            if (_behind || left <= TimeSpan.Zero || !_written.Wait(left))
            {
                return Interlocked.Read(ref _writtenSeq) >= _lastSeq;
            }
        }

        return true;
    }

    private FlushOutcome FellBehind()
    {
        var first = false;
        lock (_gate)
        {
            if (!_behind && _handed.Count > 0)
            {
                _behind = true;
                first = true;
            }
        }

        if (first)
        {
            Raise(JournalAlarmKind.DiskSlow, Interlocked.Read(ref _writtenSeq) + 1, $"{BacklogBytes} bytes wait");
        }

        return FlushOutcome.Behind;
    }
}
