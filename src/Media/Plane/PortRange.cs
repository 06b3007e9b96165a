using System.Net;
using CallCenter.Media.Native;

namespace CallCenter.Media.Plane;

/// <summary>Two bound sockets: even port RTP, odd port RTCP.</summary>
internal sealed record PortPair(int Rtp, int Rtcp, IPEndPoint RtpEnd, IPEndPoint RtcpEnd)
{
    public void Close()
    {
        _ = Libc.close(Rtp);
        _ = Libc.close(Rtcp);
    }
}

/// <summary>Hands out port pairs round and round, so that a port rests as long as possible before its next call.</summary>
internal sealed class PortRange(int min, int max)
{
    private readonly Lock gate = new();
    private readonly HashSet<(IPAddress Address, int Port)> used = [];
    private int next;

    public PortPair Open(IPAddress local, int bufferBytes)
    {
        if (min == 0)
        {
            return Bind(local, 0, bufferBytes, out int error) ?? throw NoPortException.Taken(new(local, 0), error);
        }

        for (int tries = (max - min) / 2; tries >= 0; tries--)
        {
            int port = Take(local);
            if (port < 0)
            {
                break;
            }

            if (Bind(local, port, bufferBytes, out int error) is { } pair)
            {
                return pair;
            }

            Forget(local, port);
            if (error != Libc.AddressInUse)
            {
                throw NoPortException.Taken(new(local, port), error);
            }
        }

        throw NoPortException.RangeUsedUp(local, min, max);
    }

    public PortPair OpenExact(IPAddress local, int port, int bufferBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65534);
        lock (gate)
        {
            if (!used.Add((local, port)))
            {
                throw NoPortException.Taken(new(local, port), Libc.AddressInUse);
            }
        }

        if (Bind(local, port, bufferBytes, out int error) is { } pair)
        {
            return pair;
        }

        Forget(local, port);
        throw NoPortException.Taken(new(local, port), error);
    }

    /// <summary>After its sockets were closed.</summary>
    public void GiveBack(PortPair pair) => Forget(pair.RtpEnd.Address, pair.RtpEnd.Port);

    private static PortPair? Bind(IPAddress local, int port, int bufferBytes, out int error)
    {
        int rtp = UdpSocket.Bind(local, port, bufferBytes, out var rtpEnd, out error);
        if (rtp < 0)
        {
            return null;
        }

        int rtcp = UdpSocket.Bind(local, port == 0 ? 0 : port + 1, 4096, out var rtcpEnd, out error);
        if (rtcp < 0)
        {
            _ = Libc.close(rtp);
            return null;
        }

        return new PortPair(rtp, rtcp, rtpEnd, rtcpEnd);
    }

    private int Take(IPAddress local)
    {
        lock (gate)
        {
            for (int left = (max - min) / 2; left >= 0; left--)
            {
                int port = next < min ? min : next;
                next = port + 2 > max ? min : port + 2;
                if (used.Add((local, port)))
                {
                    return port;
                }
            }
        }

        return -1;
    }

    private void Forget(IPAddress local, int port)
    {
        lock (gate)
        {
            used.Remove((local, port));
        }
    }
}
