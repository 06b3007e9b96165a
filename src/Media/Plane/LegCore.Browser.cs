using CallCenter.Media.Audio;
using CallCenter.Media.Browser;
using CallCenter.Media.Native;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Plane;

/// <summary>A leg whose peer is a browser: packets come opened from the shared port, and go out through it.</summary>
internal sealed unsafe partial class LegCore
{
    private readonly BrowserLink? browser;
    private EchoLine? echo;
    private bool echoBegun;
    private bool muted;
    private PeakMeter inPeak;
    private PeakMeter outPeak;

    /// <summary>The way to the page; null for a leg with sockets of its own.</summary>
    public BrowserLink? Link => browser;

    public BrowserCredentials? Credentials => browser?.Credentials;

    /// <summary>Whether the leg can't leave its thread, because its socket is everybody's.</summary>
    public bool IsBrowser => browser is not null;

    public bool IsBridged => partner is not null || mix is not null;

    private bool CanSend => browser is { } link ? link.IsOpen : destination.Port != 0;

    /// <summary>From any thread.</summary>
    public MediaLegLevels ReadLevels()
    {
        long now = clock.Now;
        return new(inPeak.Read(now), outPeak.Read(now));
    }

    public void Mute(bool silent) => muted = silent;

    public void Echo(bool on)
    {
        echo = on && !closed && route is { } to ? new EchoLine(to.Peer.Codec) : null;
        echoBegun = false;
        if (echo is null)
        {
            stream.Break();
        }

        Wanted();
    }

    /// <summary>An RTP packet of the page, opened.</summary>
    public void TakeOpenRtp(Span<byte> packet, long now)
    {
        if (RtpHeader.TryParse(packet, out var header))
        {
            TakeCounted(packet, header, now);
        }
        else
        {
            DropUnknown();
        }
    }

    /// <summary>A compound RTCP packet of the page, opened.</summary>
    public void TakeOpenRtcp(ReadOnlySpan<byte> packet, long now) => ReadReport(packet, now);

    /// <summary>Something came that is not genuine.</summary>
    public void DropForeign()
    {
        foreign++;
        thread.Counts.Foreign++;
    }

    /// <summary>From where the page is reached.</summary>
    public void Reached(in NetAddress from)
    {
        latched = from.ToEndPoint();
        MediaLog.SourceLearned(thread.Log, Id);
    }

    public void Tell(BrowserChange change)
    {
        if (change == BrowserChange.Connected)
        {
            MediaLog.BrowserConnected(thread.Log, Id);
        }

        thread.Events.OnBrowser(Handle, change);
    }

    /// <summary>The page is lost for good.</summary>
    public void Ended(string why)
    {
        MediaLog.BrowserEnded(thread.Log, Id, why);
        thread.Events.OnBrowser(Handle, BrowserChange.Closed);
    }

    /// <summary>Sends a frame of what was said a second ago, if the headset test runs.</summary>
    private void SendEchoFrame(long now)
    {
        if (echo is null || IsBridged || !CanSend)
        {
            return;
        }

        var peer = route!.Peer;
        var packet = new Span<byte>(thread.Scratch.Out, RtpHeader.Bytes + MediaClock.Frame);
        echo.Hear(packet[RtpHeader.Bytes..], now);
        stream.Own(echoBegun, now);
        RtpHeader.Write(packet, peer.PayloadType, marker: !echoBegun, stream.Sequence, stream.Timestamp, stream.Ssrc);
        echoBegun = true;
        SendSpeech(packet, peer.Codec, stream.Timestamp, now);
    }
}
