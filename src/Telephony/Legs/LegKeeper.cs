using System.Net;
using System.Text.Json;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Legs;

/// <summary>Keeps the leg file true: a line's record when something about it changed, its streams every second. On the SIP loop.</summary>
internal sealed class LegKeeper(LegFile file, ILogger log) : IDisposable
{
    private readonly Dictionary<SipLine, Kept> kept = [];

    /// <summary>Something about a line changed, or may have. Before its dialog is established there is nothing to keep.</summary>
    public void Changed(SipLine line)
    {
        if (line.IsOver || line.Leg is not { } leg || line.Sip?.Snapshot() is not { } dialog)
        {
            return;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(RecordOf(line, leg, dialog), LegJson.Default.LegRecord);
        if (!kept.TryGetValue(line, out var slot))
        {
            slot = new Kept(file.Take());
            kept.Add(line, slot);
        }
        else if (bytes.AsSpan().SequenceEqual(slot.Written))
        {
            return;
        }

        slot.Written = bytes;
        if (!file.Write(slot.Number, bytes))
        {
            log.LegNotKept(line.Id.Value, line.Call.ToString(), bytes.Length);
        }
    }

    /// <summary>A second has passed.</summary>
    public void Pulse()
    {
        foreach (var (line, slot) in kept)
        {
            Changed(line);
            var now = line.Leg!.Snapshot();
            file.Write(slot.Number, new LegPulse(now.Ssrc, now.Sequence, now.Timestamp, now.PeerSsrc, now.Latched?.ToString()));
        }
    }

    /// <summary>A line is over.</summary>
    public void Over(SipLine line)
    {
        if (kept.Remove(line, out var slot))
        {
            file.Free(slot.Number);
        }
    }

    public void Dispose() => file.Dispose();

    private static LegRecord RecordOf(SipLine line, MediaLeg leg, DialogSnapshot dialog) => new()
    {
        Line = line.Id.Value,
        Call = line.Call.Value,
        Partner = line.Partner.Value,
        Dialog = new LegDialog(
            dialog.Direction == SipDirection.Incoming, dialog.CallId, dialog.LocalTag, dialog.RemoteTag, dialog.LocalSequence, dialog.RemoteSequence,
            dialog.LocalAddress, dialog.RemoteAddress, dialog.RemoteTarget, dialog.RouteSet, dialog.ContactUser, dialog.NextHop.ToString(),
            dialog.Local.ToString(), dialog.Transport),
        Rtp = leg.LocalEndPoint.ToString(),
        SdpVersion = line.Local.Version,
        Media = line.Agreed is { } agreed ? MediaOf(line.PeerOf(agreed)) : null,
        AlsoFrom = line.AlsoFrom?.ToString(),
        RecordingId = line.Recording?.Id,
        RecordingPath = line.Recording?.Path,
    };

    private static LegMedia MediaOf(MediaPeer peer) => new(
        peer.Remote.ToString(), (peer.RemoteRtcp ?? new IPEndPoint(peer.Remote.Address, peer.Remote.Port + 1)).ToString(),
        [.. peer.Allowed.Select(a => a.ToString())], peer.Codec == AudioCodec.Pcmu, peer.PayloadType, peer.EventPayloadType, peer.MaySend, peer.MayReceive);

    private sealed class Kept(int number)
    {
        public int Number { get; } = number;

        public byte[] Written { get; set; } = [];
    }
}
