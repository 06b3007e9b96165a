using System.Net;
using CallCenter.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Unit.Media;

/// <summary>A running media plane on loopback with ephemeral ports.</summary>
internal sealed class PlaneRig : IDisposable
{
    public PlaneRig(TimeProvider? time = null, MediaOptions? options = null, ILogger<MediaPlane>? logger = null)
    {
        Plane = new MediaPlane(options ?? new MediaOptions { PortMin = 0, PortMax = 0 }, Heard, time ?? TimeProvider.System, logger ?? NullLogger<MediaPlane>.Instance);
        Plane.Start();
    }

    public Heard Heard { get; } = new();

    public MediaPlane Plane { get; }

    public void Dispose() => Plane.Dispose();

    public MediaLeg Leg(MediaPeer peer)
    {
        var leg = Plane.Open(IPAddress.Loopback);
        leg.Connect(peer);
        return leg;
    }

    /// <summary>Two phones joined, each heard once by the other so that both are latched.</summary>
    public (Phone A, MediaLeg LegA, Phone B, MediaLeg LegB) Bridged(Func<MediaPeer, MediaPeer>? shapeB = null)
    {
        var a = new Phone();
        var b = new Phone();
        var legA = Leg(a.Peer);
        var legB = Leg(shapeB is null ? b.Peer : shapeB(b.Peer));
        Plane.Bridge(legA, legB);
        return (a, legA, b, legB);
    }

    /// <summary>Waits until the media thread has come to a state.</summary>
    public static void Until(Func<bool> reached) => Xunit.Assert.True(SpinWait.SpinUntil(reached, 10_000), "Not reached within 10 s.");
}
