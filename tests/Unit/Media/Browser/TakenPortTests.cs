using System.Net;
using System.Net.Sockets;
using CallCenter.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

public sealed class TakenPortTests
{
    [Fact]
    public void A_port_for_browsers_that_is_taken_is_named_and_the_plane_ends_in_order()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var taken = (IPEndPoint)other.LocalEndPoint!;
        var plane = new MediaPlane(
            new MediaOptions { PortMin = 0, PortMax = 0, Browser = [taken] }, new Heard(), TimeProvider.System, NullLogger<MediaPlane>.Instance);
        var why = Assert.ThrowsAny<IOException>(plane.Start);
        Assert.Contains(taken.ToString(), why.Message, StringComparison.Ordinal);
        plane.Dispose();
    }
}
