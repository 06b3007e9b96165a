using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CallCenter.Server.Admin;
using CallCenter.Server.Running;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Control;

/// <summary>
/// The socket in the data folder by which commands speak to the running server; only the folder's owner may (mode 0600). One line of JSON
/// each way per question. What a connection opened (a drill) is closed with it, so that a killed command leaves nothing behind.
/// </summary>
/// <param name="path">Where the socket lies.</param>
/// <param name="answer">Does what is asked; its <see cref="AdminException"/> is told to whoever asked.</param>
/// <param name="leave">A connection is gone.</param>
/// <param name="log">Log.</param>
internal sealed class ControlSocket(
    string path, Func<ControlRequest, ControlSession, CancellationToken, Task<object>> answer, Action<ControlSession> leave, ILogger log) : IAsyncDisposable
{
    private const int LongestLine = 64 * 1024;
    private readonly CancellationTokenSource ending = new();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private Task accepting = Task.CompletedTask;

    /// <summary>Makes the socket and answers on it.</summary>
    public void Start()
    {
        // The folder is held by us: a socket that lies here belongs to nobody any more.
        File.Delete(path);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        listener.Listen(16);
        accepting = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await accepting.ConfigureAwait(false);
        ending.Dispose();
        File.Delete(path);
    }

    private async Task Accept()
    {
        var open = new List<Task>();
        while (!ending.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(ending.Token).ConfigureAwait(false);
                open.RemoveAll(t => t.IsCompleted);
                open.Add(Serve(socket));
            }
            catch (Exception why) when (why is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                if (!ending.IsCancellationRequested)
                {
                    log.ControlFailed(why.Message);
                }
            }
        }

        await Task.WhenAll(open).ConfigureAwait(false);
    }

    private async Task Serve(Socket socket)
    {
        var session = new ControlSession();
        try
        {
            var stream = new NetworkStream(socket, ownsSocket: true);
            await using var closing = stream.ConfigureAwait(false);
            var reader = PipeReader.Create(stream);
            while (await ReadLine(reader, ending.Token).ConfigureAwait(false) is { } line)
            {
                var reply = await Answer(line, session).ConfigureAwait(false);
                var bytes = JsonSerializer.SerializeToUtf8Bytes(reply, ControlJson.Line);
                await stream.WriteAsync(bytes, ending.Token).ConfigureAwait(false);
                await stream.WriteAsync("\n"u8.ToArray(), ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception why) when (why is IOException or OperationCanceledException or SocketException)
        {
            if (why is not OperationCanceledException)
            {
                log.ControlFailed(why.Message);
            }
        }
        finally
        {
            leave(session);
        }
    }

    private async Task<ControlReply> Answer(string line, ControlSession session)
    {
        try
        {
            var request = JsonSerializer.Deserialize<ControlRequest>(line, ControlJson.Line);
            return request is null
                ? new ControlReply(null, "an empty request")
                : new ControlReply(JsonSerializer.SerializeToElement(await answer(request, session, ending.Token).ConfigureAwait(false), ControlJson.Line), null);
        }
        catch (JsonException why)
        {
            return new ControlReply(null, why.Message);
        }
        catch (AdminException why)
        {
            return new ControlReply(null, why.Message);
        }
#pragma warning disable CA1031 // one question that throws is answered with its reason; the server goes on
        catch (Exception why) when (why is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.ControlFailed(why.Message);
            return new ControlReply(null, why.Message);
        }
    }

    /// <summary>A line of bounded length; null at the end. What is too long is never held in memory: the connection ends.</summary>
    private static async Task<string?> ReadLine(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            var end = read.Buffer.PositionOf((byte)'\n');
            if (end is { } at)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, at));
                reader.AdvanceTo(read.Buffer.GetPosition(1, at));
                return line;
            }

            if (read.Buffer.Length > LongestLine)
            {
                throw new IOException($"the question is longer than {LongestLine} bytes");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }
}
