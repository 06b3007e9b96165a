using Microsoft.Extensions.Logging;

namespace CallCenter.Media;

/// <summary>Every log line of the media plane; ids 3000-3099. Numbers of legs and recordings only.</summary>
internal static partial class MediaLog
{
    [LoggerMessage(3000, LogLevel.Information, "Media thread {Index} runs")]
    public static partial void ThreadRuns(ILogger logger, int index);

    [LoggerMessage(3001, LogLevel.Error, "A packet, clock or command of a media thread failed; the thread goes on")]
    public static partial void ThreadFault(ILogger logger, Exception fault);

    [LoggerMessage(3002, LogLevel.Critical, "Media thread {Index} can't work: {Call} failed with errno {Error}")]
    public static partial void ThreadDead(ILogger logger, int index, string call, int error);

    [LoggerMessage(3003, LogLevel.Debug, "Leg {Leg} hears its peer; source learned")]
    public static partial void SourceLearned(ILogger logger, long leg);

    [LoggerMessage(3004, LogLevel.Error, "Leg {Leg} can't be watched: epoll failed with errno {Error}")]
    public static partial void LegUnwatched(ILogger logger, long leg, int error);

    [LoggerMessage(3005, LogLevel.Warning, "Media thread {Index} could not be pinned to core {Core}")]
    public static partial void NotPinned(ILogger logger, int index, int core);

    [LoggerMessage(3006, LogLevel.Error, "The clock of a leg failed, fault {Number} of its media thread; the other legs go on")]
    public static partial void ClockFault(ILogger logger, long number, Exception fault);

    [LoggerMessage(3007, LogLevel.Information, "Browser leg {Leg} is connected")]
    public static partial void BrowserConnected(ILogger logger, long leg);

    [LoggerMessage(3008, LogLevel.Information, "Browser leg {Leg} is over: {Why}")]
    public static partial void BrowserEnded(ILogger logger, long leg, string why);

    [LoggerMessage(3010, LogLevel.Information, "Recording {Id} sealed: {Bytes} bytes, {DurationMs} ms, {Dropped} packets missing")]
    public static partial void RecordingSealed(ILogger logger, string id, long bytes, long durationMs, long dropped);

    [LoggerMessage(3011, LogLevel.Error, "Recording {Id} failed; the call goes on without it")]
    public static partial void RecordingFailed(ILogger logger, string id, Exception problem);

    [LoggerMessage(3012, LogLevel.Error, "Whoever hears the media plane's events threw")]
    public static partial void EventFailed(ILogger logger, Exception fault);
}
