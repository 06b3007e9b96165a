using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Media.Recording;

/// <summary>The one thread that writes all recordings: large blocks every flush interval, then seals them by hash and name.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private const int BlockBytes = 65536;
    private const long HashSlice = 2 << 20;

    private readonly MediaOptions options;
    private readonly IMediaEvents events;
    private readonly TimeProvider time;
    private readonly MediaClock clock;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly AutoResetEvent wake = new(false);
    private readonly ConcurrentQueue<RecordingFeed> arriving = new();
    private readonly List<RecordingFile> writing = [];
    private readonly Queue<RecordingFile> sealing = new();
    private readonly List<RecordingFeed> failed = [];
    private readonly byte[] block = new byte[BlockBytes];
    private volatile bool flushDue;
    private volatile bool stopping;
    private long dropped;
    private int running;

    public RecordingWriter(MediaOptions options, IMediaEvents events, TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.events = events;
        this.time = time;
        this.logger = logger;
        clock = new(time);
        thread = new Thread(Run) { Name = "recordings", IsBackground = true };
    }

    /// <summary>Recordings begun and not yet sealed or failed.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Packets full rings refused, over all recordings that have ended.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>How a file is created; tests give one that fails.</summary>
    public Func<string, SafeFileHandle> OpenFile { get; set; } = RecordingFile.Create;

    public void Start() => thread.Start();

    /// <summary>From any thread: a recording begins.</summary>
    public RecordingFeed Begin(RecordingRequest request)
    {
        var feed = new RecordingFeed(request, options.RecorderRingBytes);
        Interlocked.Increment(ref running);
        arriving.Enqueue(feed);
        wake.Set();
        return feed;
    }

    /// <summary>From any thread: look for feeds that have ended.</summary>
    public void Nudge() => wake.Set();

    /// <summary>Seals what has ended, then ends the thread. The media threads must have ended before.</summary>
    public void Dispose()
    {
        stopping = true;
        wake.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }

        wake.Dispose();
    }

    private void Run()
    {
        using var timer = time.CreateTimer(
            static state =>
            {
                var writer = (RecordingWriter)state!;
                writer.flushDue = true;
                writer.wake.Set();
            },
            this,
            options.RecorderFlush,
            options.RecorderFlush);
        while (true)
        {
            bool last = stopping;
            while (arriving.TryDequeue(out var feed))
            {
                Open(feed);
            }

            WriteAll();
            FreeFailed();
            SealOne();
            if (sealing.Count == 0)
            {
                if (last && writing.Count == 0 && arriving.IsEmpty)
                {
                    break;
                }

                wake.WaitOne();
            }
        }
    }

    private void Open(RecordingFeed feed)
    {
        try
        {
            writing.Add(new RecordingFile(feed, block, OpenFile));
        }
        catch (Exception problem) when (IsDisk(problem))
        {
            feed.Fail();
            Failed(feed, problem);
            failed.Add(feed);
        }
    }

    private void FreeFailed()
    {
        // The media thread may be pushing still: the ring goes when it has said that it pushes no more.
        for (int i = failed.Count - 1; i >= 0; i--)
        {
            if (failed[i].Ended || stopping)
            {
                failed[i].Ring.Dispose();
                failed.RemoveAt(i);
            }
        }
    }

    private void WriteAll()
    {
        bool all = flushDue;
        flushDue = false;
        long now = clock.Now;
        for (int i = writing.Count - 1; i >= 0; i--)
        {
            var file = writing[i];
            bool ended = file.Feed.Ended || stopping;
            if (!all && !ended)
            {
                continue;
            }

            try
            {
                if (ended)
                {
                    writing.RemoveAt(i);
                    file.Finish();
                    sealing.Enqueue(file);
                    Interlocked.Add(ref dropped, file.Feed.Dropped);
                    file.Feed.Ring.Dispose();
                }
                else
                {
                    file.Flush(now);
                }
            }
            catch (Exception problem) when (IsDisk(problem))
            {
                writing.Remove(file);
                file.Feed.Fail();
                Failed(file.Feed, problem);
                file.Dispose();
                failed.Add(file.Feed);
            }
        }
    }

    private void SealOne()
    {
        if (!sealing.TryPeek(out var file))
        {
            return;
        }

        try
        {
            if (file.HashSlice(HashSlice) is not { } sha256)
            {
                return;
            }

            sealing.Dequeue();
            file.Dispose();
            file.Publish();
            var request = file.Feed.Request;
            Interlocked.Decrement(ref running);
            MediaLog.RecordingSealed(logger, request.Id, file.Bytes, file.DurationMs, file.Feed.Dropped);
            Tell(new RecordingSealed(request.Id, request.Path, sha256, file.Bytes, file.DurationMs, Recovered: false));
        }
        catch (Exception problem) when (IsDisk(problem))
        {
            if (sealing.TryPeek(out var same) && same == file)
            {
                sealing.Dequeue();
            }

            file.Dispose();
            Failed(file.Feed, problem);
        }
    }

    private void Failed(RecordingFeed feed, Exception problem)
    {
        Interlocked.Decrement(ref running);
        MediaLog.RecordingFailed(logger, feed.Request.Id, problem);
        try
        {
            events.OnRecordingFailed(feed.Request.Id, $"The recording can't be written: {problem.Message}");
        }
        catch (Exception fault)
        {
            MediaLog.EventFailed(logger, fault);
        }
    }

    private void Tell(RecordingSealed recording)
    {
        try
        {
            events.OnRecordingSealed(recording);
        }
        catch (Exception fault)
        {
            MediaLog.EventFailed(logger, fault);
        }
    }

    private static bool IsDisk(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
