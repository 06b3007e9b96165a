using System.Buffers.Binary;
using System.Text;
using CallCenter.Core.Calls;

namespace CallCenter.Telephony.Ladder;

/// <summary>One message of a call's ladder.</summary>
/// <param name="AtMs">When it passed; UTC milliseconds.</param>
/// <param name="Sent">True when we sent it.</param>
/// <param name="Local">Our address and port.</param>
/// <param name="Remote">The peer's address and port.</param>
/// <param name="Text">The message.</param>
public sealed record LadderMessage(long AtMs, bool Sent, string Local, string Remote, string Text)
{
    /// <summary>The first line of the message.</summary>
    public string FirstLine => Text.Split("\r\n", 2)[0];
}

/// <summary>Reads a call's SIP messages from the ladder's files; works beside a running server and without one.</summary>
public static class LadderReader
{
    private static readonly System.Net.IPEndPoint Nowhere = new(0, 0);

    /// <summary>All messages of every dialog of a call, in the order of time.</summary>
    /// <param name="folder">The ladder's folder.</param>
    /// <param name="call">The call.</param>
    /// <param name="from">First hour to look into.</param>
    /// <param name="to">Last hour to look into.</param>
    public static IReadOnlyList<LadderMessage> Read(string folder, CallId call, DateTimeOffset from, DateTimeOffset to)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            return [];
        }

        var files = System.IO.Directory.EnumerateFiles(folder, "*.sip")
            .Where(path => LadderFiles.HourOf(path) is { } hour && hour.AddHours(1) >= from && hour <= to)
            .Order(StringComparer.Ordinal)
            .ToList();
        var dialogs = new HashSet<string>(StringComparer.Ordinal);
        var wanted = call.ToString();
        foreach (var (kind, _, _, _, bytes) in files.SelectMany(Records))
        {
            if (kind == SipLadder.Belongs && Encoding.UTF8.GetString(bytes).Split('\n') is [var id, var sip] && id == wanted)
            {
                dialogs.Add(sip);
            }
        }

        if (dialogs.Count == 0)
        {
            return [];
        }

        return [.. files.SelectMany(Records)
            .Where(r => r.Kind != SipLadder.Belongs && dialogs.Contains(new Sip.SipTrace(false, 0, Nowhere, Nowhere, r.Bytes).ReadCallId()))
            .Select(r => new LadderMessage(r.AtMs, r.Kind == SipLadder.Sent, r.Local, r.Remote, Encoding.UTF8.GetString(r.Bytes)))
            .OrderBy(m => m.AtMs)];
    }

    private static IEnumerable<(byte Kind, long AtMs, string Local, string Remote, byte[] Bytes)> Records(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65_536);
        var head = new byte[15];
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(11));
            if (length is < 0 or > 1 << 20)
            {
                yield break;
            }

            var rest = new byte[head[9] + head[10] + length];
            if (file.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length)
            {
                yield break;
            }

            yield return (
                head[0],
                BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(1)),
                Encoding.ASCII.GetString(rest, 0, head[9]),
                Encoding.ASCII.GetString(rest, head[9], head[10]),
                rest[(head[9] + head[10])..]);
        }
    }
}
