using Microsoft.Extensions.Logging;

namespace CallCenter.Journal;

/// <summary>Signs the end of the journal every hour into a file on another path, so that a rewritten journal does not verify.</summary>
/// <param name="file">The anchor file; appended only. Best on a medium that its writer can't change afterwards.</param>
/// <param name="key">The node's key.</param>
/// <param name="head">The end that is safe from a power cut: <see cref="JournalWriter.SyncedHead"/>.</param>
/// <param name="time">Drives the hour.</param>
/// <param name="log">Where a failure is reported.</param>
public sealed class AnchorWriter(string file, AnchorKey key, Func<JournalHead> head, TimeProvider time, ILogger<AnchorWriter> log)
{
    private readonly Lock _gate = new();
    private long _lastSeq = -1;

    /// <summary>The time between two anchors: one hour.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    /// <summary>Signs the end now and makes the line safe from a power cut. Safe from every thread.</summary>
    /// <returns>False when the journal is empty or its end is already signed.</returns>
    /// <exception cref="IOException">The anchor file did not take it.</exception>
    public bool Write()
    {
        var now = head();
        lock (_gate)
        {
            if (now.Seq == 0 || now.Seq == _lastSeq)
            {
                return false;
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Directory.CreateDirectory(folder);
            var isNew = !File.Exists(file);
            using (var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
            {
                // A line that a killed process left unfinished must not swallow this one.
                var unfinished = stream.Length > 0 && LastByte(stream) != '\n';
                stream.Seek(0, SeekOrigin.End);
                stream.Write(System.Text.Encoding.ASCII.GetBytes((unfinished ? "\n" : "") + AnchorLine.Sign(now, key) + "\n"));
                stream.Flush(flushToDisk: true);
            }

            if (isNew)
            {
                DirectorySync.Sync(folder);
            }

            _lastSeq = now.Seq;
            return true;
        }
    }

    /// <summary>Signs every hour until cancelled; a failure is logged and the next hour tries again.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                try
                {
                    Write();
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    JournalLog.AnchorFailed(log, head().Seq, failure);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The end of the work.
        }
    }

    private static int LastByte(FileStream stream)
    {
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte();
    }
}
