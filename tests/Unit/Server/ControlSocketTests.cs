using System.Net.Sockets;
using CallCenter.Unit.Journal;
using CallCenter.Server.Control;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

public sealed class ControlSocketTests
{
    [Fact]
    public async Task A_question_that_never_ends_is_cut_off_and_the_socket_goes_on()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "control");
        await using var control = new ControlSocket(path, (asked, _, _) => Task.FromResult<object>(asked.Command), _ => { }, NullLogger.Instance);
        control.Start();

        using (var flood = await Connected(path))
        {
            var sent = 0;
            var block = new byte[16 * 1024];
            Array.Fill(block, (byte)'x');
            var cut = await Assert.ThrowsAnyAsync<SocketException>(async () =>
            {
                while (sent < 64 * 1024 * 1024)
                {
                    sent += await flood.SendAsync(block);
                }
            });
            Assert.True(cut.SocketErrorCode is SocketError.Shutdown or SocketError.ConnectionReset, cut.SocketErrorCode.ToString());
            Assert.True(sent < 4 * 1024 * 1024, $"{sent} bytes were taken");
        }

        using var client = await ControlClient.Connect(path, TestContext.Current.CancellationToken);
        Assert.Equal("status", await client!.Ask<string>(new ControlRequest { Command = "status" }, TestContext.Current.CancellationToken));
    }

    private static async Task<Socket> Connected(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return socket;
    }
}
