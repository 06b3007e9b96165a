using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony;

/// <summary>Every line that Telephony may log. Ids 3000-3999. Call and line ids only: never a caller's number, name or words.</summary>
internal static partial class TelephonyLog
{
    [LoggerMessage(3001, LogLevel.Information, "Call {CallId} arrived for {Service} on trunk {Trunk}")]
    public static partial void CallArrived(this ILogger log, string callId, string service, string trunk);

    [LoggerMessage(3002, LogLevel.Information, "Line {Line} of call {CallId} is over: {Cause} {Code}")]
    public static partial void LineOver(this ILogger log, long line, string callId, string cause, int code);

    [LoggerMessage(3003, LogLevel.Information, "INVITE from {Source} refused with {Code}: {Why}")]
    public static partial void Refused(this ILogger log, string source, int code, string why);

    [LoggerMessage(3004, LogLevel.Warning, "INVITE from {Source} has no codec that we speak; offered: {Offered}")]
    public static partial void NoCommonCodec(this ILogger log, string source, string offered);

    [LoggerMessage(3005, LogLevel.Error, "Effect {Effect} of event {Seq} failed")]
    public static partial void EffectFailed(this ILogger log, string effect, long seq, Exception why);

    [LoggerMessage(3006, LogLevel.Error, "No media port for line {Line} of call {CallId}: {Why}")]
    public static partial void NoMediaPort(this ILogger log, long line, string callId, string why);

    [LoggerMessage(3007, LogLevel.Information, "Line {Line} of call {CallId} is not heard for {Seconds} s: no RTP comes from {Expected}")]
    public static partial void Silence(this ILogger log, long line, string callId, int seconds, string expected);

    [LoggerMessage(3008, LogLevel.Error, "Recording of call {CallId} failed: {Why}")]
    public static partial void RecordingFailed(this ILogger log, string callId, string why);

    [LoggerMessage(3009, LogLevel.Warning, "Prompt {Name} is not there: it is left out")]
    public static partial void NoPrompt(this ILogger log, string name);

    [LoggerMessage(3010, LogLevel.Warning, "The SIP ladder can't be written: {Why}")]
    public static partial void LadderFailed(this ILogger log, string why);

    [LoggerMessage(3011, LogLevel.Information, "Phone {Phone} {Change}")]
    public static partial void PhoneChanged(this ILogger log, string phone, string change);

    [LoggerMessage(3012, LogLevel.Information, "{Count} recordings of an earlier run were sealed as recovered")]
    public static partial void Recovered(this ILogger log, int count);

    [LoggerMessage(3013, LogLevel.Information, "Agent's phone {Phone} is not there for call {CallId}")]
    public static partial void PhoneNotThere(this ILogger log, string phone, string callId);

    [LoggerMessage(3014, LogLevel.Warning, "Line {Line} of call {CallId} can't be kept in the leg file: {Bytes} bytes")]
    public static partial void LegNotKept(this ILogger log, long line, string callId, int bytes);

    [LoggerMessage(3015, LogLevel.Warning, "The SIP loop did not answer: {Lines} lines were not hung up")]
    public static partial void EndedInSilence(this ILogger log, int lines);

    [LoggerMessage(3016, LogLevel.Warning, "Prompt file {Path} can't be read: {Why}")]
    public static partial void PromptUnreadable(this ILogger log, string path, string why);

    [LoggerMessage(3017, LogLevel.Warning, "SIP ladder {File} has reached {Bytes} bytes: the rest of its hour is left out")]
    public static partial void LadderFull(this ILogger log, string file, long bytes);

    [LoggerMessage(3018, LogLevel.Information, "{Count} more INVITEs from {Source} were refused within a minute")]
    public static partial void RefusedMore(this ILogger log, long count, string source);

    [LoggerMessage(3019, LogLevel.Warning, "Line {Line} of call {CallId} is not heard for {Seconds} s: its RTP comes not from {Expected} but from {Stranger}; {Dropped} packets were dropped")]
    public static partial void Unheard(this ILogger log, long line, string callId, int seconds, string expected, string stranger, long dropped);

    [LoggerMessage(3021, LogLevel.Information, "Voice of seat {Phone}: {State}")]
    public static partial void SeatVoice(this ILogger log, string phone, string state);

    [LoggerMessage(3022, LogLevel.Error, "Whoever watches the seats threw at seat {Phone}")]
    public static partial void WatcherFailed(this ILogger log, string phone, Exception why);

    [LoggerMessage(3020, LogLevel.Warning, "The leg file can't grow beyond {Lines} lines; further ones would not survive a crash: {Why}")]
    public static partial void LegFileFull(this ILogger log, int lines, string why);
}
