using System.Net;

namespace CallCenter.Media;

/// <summary>Settings of the media plane. <see cref="Check"/> says in a sentence what is wrong with them.</summary>
public sealed record MediaOptions
{
    /// <summary>First RTP port, even. Range 1024-65534; default 20000. 0 together with <see cref="PortMax"/> 0: the system picks ports.</summary>
    public int PortMin { get; init; } = 20000;

    /// <summary>Last RTP port, even; its RTCP port is one above. Range <see cref="PortMin"/>-65534; default 39998 (10,000 legs).</summary>
    public int PortMax { get; init; } = 39998;

    /// <summary>Media threads. Range 1-64; default 1, which carries more than 500 bridged calls on one core.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Core the first media thread is pinned to, the others on the cores after it. Range 0-1023; default null: not pinned.</summary>
    public int? PinToCore { get; init; }

    /// <summary>Receive buffer of an RTP socket, bytes. Range 4,096-8,388,608; default 65,536 (about 80 packets as the kernel counts them).</summary>
    public int SocketBufferBytes { get; init; } = 65536;

    /// <summary>How often recordings are written out. Range 50-500 ms (a killed process loses this plus 200 ms); default 250 ms.</summary>
    public TimeSpan RecorderFlush { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Ring between the media thread and the recording writer, bytes per recording, a power of two.
    /// Range 8,192-65,536; default 16,384 (0.9 s of both tracks).</summary>
    public int RecorderRingBytes { get; init; } = 16384;

    /// <summary>No RTP for this long from a peer that should send is told by <see cref="IMediaEvents.OnSilence"/>. Range 1-60 s; default 5 s.</summary>
    public TimeSpan SilenceAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Mean time between RTCP reports of a leg, randomised by half to one and a half (RFC 3550, section 6.2). Range 1-60 s; default 5 s.</summary>
    public TimeSpan RtcpInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where browser legs are served: addresses of this machine with one UDP port, as they will stand in answers. At most 8; port 0: any
    /// free one. Default empty: no browser legs.</summary>
    public IReadOnlyList<IPEndPoint> Browser { get; init; } = [];

    /// <summary>What is wrong with these settings, one sentence each; empty when they can be used.</summary>
    public IReadOnlyList<string> Check()
    {
        var wrong = new List<string>();
        bool ephemeral = PortMin == 0 && PortMax == 0;
        if (!ephemeral && (PortMin is < 1024 or > 65534 || PortMin % 2 != 0))
        {
            wrong.Add($"PortMin is {PortMin}; it must be an even number from 1024 to 65534.");
        }

        if (!ephemeral && (PortMax < PortMin || PortMax > 65534 || PortMax % 2 != 0))
        {
            wrong.Add($"PortMax is {PortMax}; it must be an even number from PortMin ({PortMin}) to 65534.");
        }

        if (Threads is < 1 or > 64)
        {
            wrong.Add($"Threads is {Threads}; it must be from 1 to 64.");
        }

        if (PinToCore is < 0 or > 1023)
        {
            wrong.Add($"PinToCore is {PinToCore}; it must be from 0 to 1023.");
        }

        if (SocketBufferBytes is < 4096 or > 8388608)
        {
            wrong.Add($"SocketBufferBytes is {SocketBufferBytes}; it must be from 4,096 to 8,388,608.");
        }

        if (RecorderFlush.TotalMilliseconds is < 50 or > 500)
        {
            wrong.Add($"RecorderFlush is {RecorderFlush.TotalMilliseconds} ms; it must be from 50 to 500 ms.");
        }

        if (RecorderRingBytes is < 8192 or > 65536 || !System.Numerics.BitOperations.IsPow2(RecorderRingBytes))
        {
            wrong.Add($"RecorderRingBytes is {RecorderRingBytes}; it must be 8192, 16384, 32768 or 65536.");
        }

        if (SilenceAfter.TotalSeconds is < 1 or > 60)
        {
            wrong.Add($"SilenceAfter is {SilenceAfter.TotalSeconds} s; it must be from 1 to 60 s.");
        }

        if (RtcpInterval.TotalSeconds is < 1 or > 60)
        {
            wrong.Add($"RtcpInterval is {RtcpInterval.TotalSeconds} s; it must be from 1 to 60 s.");
        }

        if (Browser.Count > 8 || Browser.Select(e => e.Port).Distinct().Count() > 1 || Browser.Distinct().Count() < Browser.Count)
        {
            wrong.Add($"Browser is {string.Join(", ", Browser)}; it must be at most 8 different addresses with the same port.");
        }

        if (Browser.FirstOrDefault(e => e.Address.Equals(IPAddress.Any) || e.Address.Equals(IPAddress.IPv6Any)) is { } any)
        {
            wrong.Add($"Browser is {any}; it must name addresses, because they stand in answers.");
        }

        return wrong;
    }
}
