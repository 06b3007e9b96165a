using Microsoft.Extensions.Logging;

namespace CallCenter.Sip;

/// <summary>Every log line of this project; ids and counts only, never numbers, names or message text. Ids 2000 to 2099.</summary>
internal static partial class SipLog
{
    [LoggerMessage(2000, LogLevel.Information, "SIP listens on {Count} endpoints")]
    public static partial void Listening(ILogger logger, int count);

    [LoggerMessage(2001, LogLevel.Error, "SIP loop caught fault {Number}")]
    public static partial void Fault(ILogger logger, long number, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "SIP has refused {Count} malformed messages")]
    public static partial void Malformed(ILogger logger, long count);

    [LoggerMessage(2003, LogLevel.Warning, "SIP inbox is full: {Count} datagrams dropped so far")]
    public static partial void InboxFull(ILogger logger, long count);

    [LoggerMessage(2004, LogLevel.Warning, "SIP sheds load: {Count} requests refused so far")]
    public static partial void Shedding(ILogger logger, long count);

    [LoggerMessage(2005, LogLevel.Warning, "A source failed its digest too often and is locked out; {Count} sources are")]
    public static partial void LockedOut(ILogger logger, int count);

    [LoggerMessage(2006, LogLevel.Warning, "SIP could not send {Count} messages so far")]
    public static partial void SendFailed(ILogger logger, long count);
}
