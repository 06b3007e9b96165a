using System.Globalization;
using System.Security.Cryptography;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Events;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Server.Running;

namespace CallCenter.Server.Admin;

/// <summary>Checks the seals: the journal's chain and signed ends, each recording against the hash that the journal keeps of it, and the audit trail's chain.</summary>
internal static class Verification
{
    /// <summary>Walks through everything; reads only, and works beside a running server.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="anchors">File of the signed ends.</param>
    /// <param name="audit">The audit trail; null: there is no database yet.</param>
    /// <param name="tickets">The ticket book; null: there is no database yet.</param>
    /// <param name="now">Wall clock.</param>
    /// <param name="progress">Told after each recording: done.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<VerifyReply> Run(DataFolder folder, string anchors, AuditTrail? audit, TicketBook? tickets, DateTimeOffset now, Action<int>? progress, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var report = Chain(folder, anchors);
        faults.AddRange(report.Faults.Where(f => f.Kind != JournalFaultKind.TornTail).Select(f =>
            string.Create(CultureInfo.InvariantCulture, $"journal {f.FromSeq}-{f.ToSeq}: {f.Kind}: {f.Detail}")));
        var (named, sound) = (0, 0);
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (Directory.Exists(folder.Journal))
        {
            var number = EventCatalog.NumberOf(new RecordingSealed(default, string.Empty, string.Empty, 0, 0, false));
            foreach (var record in new JournalReader(folder.Journal).ReadWhole(1, static _ => { }).Where(r => r.Type == number && !r.IsRemoved))
            {
                var kept = (RecordingSealed)JournalLine.ReadEvent(record.Payload.Span);
                if (!known.Add(kept.Path))
                {
                    continue;
                }

                named++;
                if (await FaultOf(folder, kept, cancellation).ConfigureAwait(false) is { } fault)
                {
                    faults.Add(fault);
                }
                else
                {
                    sound++;
                }

                progress?.Invoke(named);
            }
        }

        faults.AddRange(Unknown(folder, known, now));
        var trail = await Audit(audit, faults, cancellation).ConfigureAwait(false);
        var moves = await Moves(tickets, faults, cancellation).ConfigureAwait(false);
        return new VerifyReply(
            report.Records, report.PayloadsRemoved, report.Anchors,
            [.. report.Gaps.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.From}-{g.To}"))], named, sound, trail.Entries, trail.Away, moves, faults);
    }

    private static async Task<(long? Entries, string? Away)> Audit(AuditTrail? audit, List<string> faults, CancellationToken cancellation)
    {
        if (audit is null)
        {
            return (0, null);
        }

        try
        {
            var check = await audit.Verify(cancellation).ConfigureAwait(false);
            faults.AddRange(check.Broken.Select(id => string.Create(CultureInfo.InvariantCulture, $"audit entry {id}: missing, or not what it was")));
            return (check.Entries, null);
        }
        catch (Exception why) when (why is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return (null, why.Message);
        }
    }

    private static async Task<long> Moves(TicketBook? tickets, List<string> faults, CancellationToken cancellation)
    {
        if (tickets is null)
        {
            return 0;
        }

        try
        {
            var (moves, broken) = await tickets.Verify(cancellation).ConfigureAwait(false);
            faults.AddRange(broken.Select(id => $"ticket {id}: its moves were edited or taken out, or it was moved behind their back"));
            return moves;
        }
        catch (Exception why) when (why is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            // The audit trail says that the database is away.
            return 0;
        }
    }

    private static JournalReport Chain(DataFolder folder, string anchors)
    {
        if (!Directory.Exists(folder.Journal))
        {
            return new JournalReport(new JournalHead(0, 0, new byte[32]), 0, 0, [], 0, []);
        }

        if (!File.Exists(anchors) || !File.Exists(folder.AnchorKey))
        {
            return JournalVerifier.Verify(folder.Journal);
        }

        using var key = AnchorKey.LoadOrCreate(folder.AnchorKey);
        return JournalVerifier.Verify(folder.Journal, anchors, key.PublicKeyPem);
    }

    private static async Task<string?> FaultOf(DataFolder folder, RecordingSealed kept, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(Path.Combine(folder.Recordings, kept.Path));
        if (!path.StartsWith(folder.Recordings + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return $"recording {kept.Path}: outside the recordings folder";
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            await using var closing = file.ConfigureAwait(false);
            if (file.Length != kept.Bytes)
            {
                return string.Create(CultureInfo.InvariantCulture, $"recording {kept.Path}: {file.Length} bytes, sealed with {kept.Bytes}");
            }

            var hash = await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false);
            return Convert.ToHexStringLower(hash) == kept.Sha256 ? null : $"recording {kept.Path}: its bytes are not the sealed ones";
        }
        catch (Exception why) when (why is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"recording {kept.Path}: not there";
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return $"recording {kept.Path}: {why.Message}";
        }
    }

    /// <summary>Sealed files that the journal does not name. A file that is being written is none; one that was sealed just now may be named a moment later.</summary>
    private static IEnumerable<string> Unknown(DataFolder folder, HashSet<string> known, DateTimeOffset now) =>
        !Directory.Exists(folder.Recordings) ? [] :
        Directory.EnumerateFiles(folder.Recordings, "*.wav", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddSeconds(-10))
            .Select(path => Path.GetRelativePath(folder.Recordings, path))
            .Where(path => !known.Contains(path))
            .Order(StringComparer.Ordinal)
            .Select(path => $"recording {path}: the journal does not name it");
}
