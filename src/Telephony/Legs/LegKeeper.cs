using System.Net;
using System.Text.Json;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Legs;

/// <summary>Keeps the leg file true: a line's record when something about it changed, its streams every second. On the SIP loop.</summary>
internal sealed class LegKeeper(LegFile file, TimeProvider time, ILogger log) : IDisposable
{
    /// <summary>How long a disk that refused is left alone.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<SipLine, Kept> kept = [];
    private readonly HashSet<SipLine> unkept = [];
    private long? refusedAt;

    /// <summary>
    /// Something about a line changed, or may have. Before its dialog is established there is nothing to keep. A disk that refuses costs
    /// the line its record, never its call.
    /// </summary>
    public void Changed(SipLine line)
    {
        if (line.IsOver || line.Leg is not { } leg || line.Sip is not { } call || call.Snapshot() is not { } dialog)
        {
            return;
        }

        if (!kept.TryGetValue(line, out var slot))
        {
            if (Take() is not { } number)
            {
                unkept.Add(line);
                return;
            }

            unkept.Remove(line);
            slot = new Kept(number);
            kept.Add(line, slot);
        }

        slot.Sequences = call.Sequences;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(RecordOf(line, leg, dialog), LegJson.Default.LegRecord);
        if (bytes.AsSpan().SequenceEqual(slot.Written))
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
            // What else is in the record changes by an event that says so; requests inside the dialog only move its numbers.
            if (line.Sip!.Sequences != slot.Sequences)
            {
                Changed(line);
            }

            var now = line.Leg!.Snapshot();
            file.Write(slot.Number, new LegPulse(now.Ssrc, now.Sequence, now.Timestamp, now.PeerSsrc, now.Latched?.ToString()));
        }

        if (unkept.Count > 0 && !IsRefused)
        {
            foreach (var line in unkept.ToList())
            {
                Changed(line);
            }
        }
    }

    /// <summary>A line is over.</summary>
    public void Over(SipLine line)
    {
        unkept.Remove(line);
        if (kept.Remove(line, out var slot))
        {
            file.Free(slot.Number);
        }
    }

    public void Dispose() => file.Dispose();

    private bool IsRefused => refusedAt is { } at && time.GetElapsedTime(at) < Pause;

    private int? Take()
    {
        if (IsRefused)
        {
            return null;
        }

        try
        {
            var number = file.Take();
            refusedAt = null;
            return number;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            refusedAt = time.GetTimestamp();
            log.LegFileFull(kept.Count, why.Message);
            return null;
        }
    }

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

        public (uint Local, uint Remote) Sequences { get; set; }

        public byte[] Written { get; set; } = [];
    }
}
