namespace CallCenter.Journal;

/// <summary>Who waits for which record to be fsynced.</summary>
internal sealed class SyncWaits(long synced)
{
    private readonly Lock _gate = new();
    private readonly List<(long Seq, TaskCompletionSource<bool> Done)> _waiting = [];
    private readonly List<JournalGap> _gaps = [];
    private long _openGapFrom;
    private long _synced = synced;
    private bool _closed;

    public bool IsAnybodyWaiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0;
            }
        }
    }

    public Task<bool> Add(long seq)
    {
        lock (_gate)
        {
            if (IsLost(seq))
            {
                return Task.FromResult(false);
            }

            if (seq <= _synced || _closed)
            {
                return Task.FromResult(seq <= _synced);
            }

            var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((seq, done));
            return done.Task;
        }
    }

    public void Complete(long synced)
    {
        lock (_gate)
        {
            _synced = synced;
            Release(seq => seq <= synced);
        }
    }

    public void OpenGap(long from)
    {
        lock (_gate)
        {
            _openGapFrom = from;
            Release(seq => seq >= from);
        }
    }

    public void CloseGap(JournalGap gap)
    {
        lock (_gate)
        {
            _openGapFrom = 0;
            _gaps.Add(gap);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Release(_ => true);
        }
    }

    private bool IsLost(long seq) =>
        (_openGapFrom != 0 && seq >= _openGapFrom) || _gaps.Exists(g => seq >= g.From && seq <= g.To);

    private void Release(Predicate<long> which) => _waiting.RemoveAll(wait =>
    {
        if (!which(wait.Seq))
        {
            return false;
        }

        wait.Done.SetResult(wait.Seq <= _synced && !IsLost(wait.Seq));
        return true;
    });
}
