using Microsoft.Extensions.Logging;

namespace CallCenter.Console;

/// <summary>Every line that the console may log. Ids 7000-7099. Ids only, never personal data.</summary>
internal static partial class ConsoleLog
{
    [LoggerMessage(7000, LogLevel.Information, "A sign-in was refused: {Why}")]
    public static partial void SignInRefused(this ILogger log, string why);

    [LoggerMessage(7001, LogLevel.Error, "The live board met {Fact} and went on without it")]
    public static partial void FactPassed(this ILogger log, string fact, Exception why);

    [LoggerMessage(7002, LogLevel.Warning, "A page fell behind on {Stream} and starts it again")]
    public static partial void PageBehind(this ILogger log, string stream);

    [LoggerMessage(7003, LogLevel.Error, "Command {Command} failed")]
    public static partial void CommandFailed(this ILogger log, string command, Exception why);

    [LoggerMessage(7004, LogLevel.Information, "What is known of the caller of call {CallId} did not come in time: {Why}")]
    public static partial void CardLate(this ILogger log, string callId, string why);

    [LoggerMessage(7005, LogLevel.Error, "A request to {Path} failed")]
    public static partial void RequestFailed(this ILogger log, string path, Exception why);

    [LoggerMessage(7006, LogLevel.Warning, "A draft could not be kept on the disk: {Why}")]
    public static partial void DraftNotKept(this ILogger log, string why);
}
