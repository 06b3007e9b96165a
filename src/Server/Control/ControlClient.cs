using System.Net.Sockets;
using System.Text.Json;
using CallCenter.Server.Admin;

namespace CallCenter.Server.Control;

/// <summary>A command's side of the control socket.</summary>
internal sealed class ControlClient : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly StreamReader reader;

    private ControlClient(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new StreamReader(stream, leaveOpen: true);
    }

    /// <summary>Speaks to the server of a data folder; null when none runs on it.</summary>
    /// <exception cref="AdminException">The socket belongs to somebody else.</exception>
    public static async Task<ControlClient?> Connect(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
            return new ControlClient(socket);
        }
        catch (SocketException why)
        {
            socket.Dispose();
            return why.SocketErrorCode == SocketError.AccessDenied
                ? throw new AdminException(Texts.Say($"控制套接字 {path} 属于另一个用户:请用启动服务器的用户运行", $"the control socket {path} belongs to another user: run this as the user who started the server"))
                : null;
        }
    }

    /// <summary>Whether the server is still at the other end.</summary>
    public bool IsAlive => !(socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="AdminException">The server refused, with its reason, or went away.</exception>
    public async Task<T> Ask<T>(ControlRequest request, CancellationToken cancellation)
    {
        string? line;
        try
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Line), cancellation).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellation).ConfigureAwait(false);
            line = await reader.ReadLineAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            line = null;
        }

        var reply = line is null ? null : JsonSerializer.Deserialize<ControlReply>(line, ControlJson.Line);
        return reply switch
        {
            null => throw new AdminException(Texts.Say("服务器已断开", "the server went away")),
            { Fault: { } fault } => throw new AdminException(fault),
            { Result: { } result } => result.Deserialize<T>(ControlJson.Line) ?? throw new AdminException("an empty answer"),
            _ => throw new AdminException("an empty answer"),
        };
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }
}
