using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallCenter.Unit.Casework;

/// <summary>Remembers log lines.</summary>
internal sealed class ListLog<T> : ILogger<T>
{
    public ConcurrentQueue<int> Ids { get; } = new();

    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Ids.Enqueue(eventId.Id);
        Lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
