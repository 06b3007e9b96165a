using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>Ctrl-C or SIGTERM: from then on only emergency calls are admitted, and the server ends after the last call. A second one ends it at once.</summary>
internal sealed class Drain
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly CallCenterServer server;
    private readonly TimeProvider time;
    private readonly Action<int> waiting;
    private readonly ILogger log;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
#pragma warning disable CA2213 // never given back: without them a signal at the very end would kill the process
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
#pragma warning restore CA2213
    private ITimer? timer;
    private int emptyFor;
    private int signals;

    /// <summary>Listens for the signals.</summary>
    /// <param name="server">The server.</param>
    /// <param name="time">Clock.</param>
    /// <param name="log">Log.</param>
    /// <param name="waiting">Told how many calls are live when there are any.</param>
    public Drain(CallCenterServer server, TimeProvider time, ILogger log, Action<int> waiting)
    {
        this.waiting = waiting;
        this.server = server;
        this.time = time;
        this.log = log;
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Begin);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Begin);
    }

    /// <summary>Done when the server may end.</summary>
    public Task Ended => ended.Task;

    /// <summary>Looks no more. Signals are still taken, and mean nothing, until the process is gone.</summary>
    public void Rest()
    {
        timer?.Dispose();
        GC.KeepAlive(interrupt);
        GC.KeepAlive(terminate);
    }

    private void Begin(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (ended.Task.IsCompleted)
        {
            return;
        }

        if (Interlocked.Increment(ref signals) > 1)
        {
            ended.TrySetResult();
            return;
        }

        server.Drain();
        var calls = server.Loop.LiveCalls;
        log.Draining(calls);
        if (calls > 0)
        {
            waiting(calls);
        }

        timer = time.CreateTimer(_ => EndWhenEmpty(), null, Look, Look);
    }

    private void EndWhenEmpty()
    {
        if (server.Loop is not { LiveCalls: 0, Waiting: 0 })
        {
            emptyFor = 0;
            return;
        }

        // No call is left. A line that is still there says goodbye to a phone that may be dead: it gets a moment, not a minute.
        emptyFor++;
        if (server.Gateway.LiveLines == 0 || emptyFor * Look >= Goodbye)
        {
            ended.TrySetResult();
        }
    }
}
