namespace CallCenter.Journal;

/// <summary>Tells readers in the same process how far the writer is. One per journal; safe from every thread.</summary>
public sealed class JournalSignal
{
    private readonly Lock _gate = new();
    private long _lastWritten;
    private TaskCompletionSource? _next;

    /// <summary>The last number that is written and may be read; 0 before the first.</summary>
    public long LastWritten => Volatile.Read(ref _lastWritten);

    /// <summary>Ends when a number beyond <paramref name="seq"/> is written; at once when it already is.</summary>
    public Task WaitBeyond(long seq, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_lastWritten > seq)
            {
                return Task.CompletedTask;
            }

            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task.WaitAsync(cancellation);
        }
    }

    internal void Publish(long seq)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            Volatile.Write(ref _lastWritten, seq);
            waiting = _next;
            _next = null;
        }

        waiting?.SetResult();
    }
}
