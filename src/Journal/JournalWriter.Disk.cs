namespace CallCenter.Journal;

/// <summary>What the two threads of the journal do, and what they say about it.</summary>
public sealed partial class JournalWriter
{
    private void WriteLoop()
    {
        while (true)
        {
            _work.Wait();
            RecordBatch? batch;
            lock (_gate)
            {
                _handed.TryPeek(out batch);
            }

            if (batch is null)
            {
                if (_closing.IsSet)
                {
                    return;
                }

                continue;
            }

            if (!WriteUntilDone(batch))
            {
                return;
            }

            Written(batch);
        }
    }

    private bool WriteUntilDone(RecordBatch batch)
    {
        while (true)
        {
            var last = _closing.IsSet;
            try
            {
                _files.Write(batch);
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!_behind)
                {
                    _behind = true;
                    Raise(JournalAlarmKind.DiskFailing, batch.FirstSeq, failure.Message);
                    _written.Set();
                }
            }

            if (last)
            {
                return false;
            }

            _closing.Wait(_options.RetryInterval);
        }
    }

    private void Written(RecordBatch batch)
    {
        var head = new JournalHead(batch.LastSeq, batch.LastAt, batch.EndChain.ToArray());
        bool recovered;
        lock (_gate)
        {
            _handed.Dequeue();
            _writtenHead = head;
            Interlocked.Exchange(ref _writtenSeq, head.Seq);
            Interlocked.Add(ref _waitingBytes, -batch.Length);
            recovered = _behind && _handed.Count == 0;
            if (recovered)
            {
                _behind = false;
            }

            batch.Clear();
            if (batch.IsReusable && _spare.Count < KeptBatches)
            {
                _spare.Push(batch);
            }
        }

        Signal.Publish(head.Seq);
        _written.Set();
        _dirty.Set();
        if (recovered)
        {
            Raise(JournalAlarmKind.Recovered, head.Seq, "everything that waited is written");
        }
    }

    private void SyncLoop()
    {
        var failing = false;
        while (true)
        {
            _dirty.WaitOne();
            var last = _closing.IsSet && !_diskThread.IsAlive;
            if (!last && !_waits.IsAnybodyWaiting)
            {
                // One fsync for what comes in the meantime; somebody who begins to wait ends the pause.
                _urgent.WaitOne(_options.SyncInterval);
            }

            JournalHead head;
            lock (_gate)
            {
                head = _writtenHead;
            }

            try
            {
                _files.Sync();
                Volatile.Write(ref _syncedHead, head);
                _waits.Complete(head.Seq);
                failing = false;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!failing)
                {
                    failing = true;
                    Raise(JournalAlarmKind.SyncFailing, LastSynced + 1, failure.Message);
                }

                _closing.Wait(_options.RetryInterval);
                _dirty.Set();
            }

            if (last)
            {
                return;
            }
        }
    }

    private void Raise(JournalAlarmKind kind, long seq, string detail)
    {
        if (kind is JournalAlarmKind.Recovered)
        {
            JournalLog.Relief(_log, kind, seq, detail);
        }
        else
        {
            JournalLog.Alarm(_log, kind, seq, detail);
        }

        try
        {
            _alarm?.Invoke(new JournalAlarm(kind, seq, detail));
        }
        catch (Exception failure)
        {
            // The listener's bug must not stop the disk thread.
            JournalLog.ListenerFailed(_log, failure);
        }
    }

    private void Report(JournalOpening opening)
    {
        JournalLog.Opened(_log, opening.Head.Seq);
        if (opening.TornBytes > 0)
        {
            JournalLog.TornTail(_log, opening.Head.Seq, opening.TornBytes);
        }

        if (opening.DamagedBytes > 0)
        {
            JournalLog.Damaged(_log, opening.Head.Seq, opening.DamagedBytes);
        }
    }
}
