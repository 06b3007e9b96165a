using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCenter.Casework.Identity;

/// <summary>
/// Who saw, uncovered and changed what: a table whose rows are chained, so that a row that was edited or taken out shows. One worker writes, in
/// order. With the database away entries wait in memory; what must not happen unseen waits for its entry (<see cref="Write"/>).
/// </summary>
/// <param name="database">The casework database.</param>
/// <param name="time">Drives the pauses.</param>
/// <param name="log">Where it reports.</param>
public sealed class AuditTrail(CaseworkDatabase database, TimeProvider time, ILogger<AuditTrail> log)
{
    private const int MostWaiting = 200_000;
    private const int Batch = 200;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Channel<(AuditEntry Entry, TaskCompletionSource? Written)> waiting =
        Channel.CreateBounded<(AuditEntry, TaskCompletionSource?)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Keeps an entry as soon as possible; the caller goes on.</summary>
    /// <returns>False: too many wait already; what was to be seen must not be shown.</returns>
    public bool Post(AuditEntry entry) => waiting.Writer.TryWrite((entry, null));

    /// <summary>Keeps an entry and waits until it is in the database.</summary>
    /// <exception cref="OperationCanceledException">It did not get there in time: what it is about must not happen.</exception>
    public async Task Write(AuditEntry entry, CancellationToken cancellation)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync((entry, written), cancellation).ConfigureAwait(false);
        await written.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes until cancelled, then what is left if the database takes it.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var batch = new List<(AuditEntry Entry, TaskCompletionSource? Written)>();
        var away = false;
        while (batch.Count > 0 || await More(cancellation).ConfigureAwait(false))
        {
            while (batch.Count < Batch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                await Save([.. batch.Select(b => b.Entry)], CancellationToken.None).ConfigureAwait(false);
                batch.ForEach(b => b.Written?.TrySetResult());
                batch.Clear();
                away = false;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (!away)
                {
                    away = true;
                    CaseworkLog.AuditWaits(log, batch.Count, failure);
                }

                if (cancellation.IsCancellationRequested)
                {
                    return;
                }

                await Task.Delay(Again, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A page of the trail, newest first.</summary>
    /// <param name="before">Number of the entry before which the page begins; null: the newest.</param>
    /// <param name="size">1 to 500.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<AuditLine>> List(long? before, int size, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var rows = await db.Audit.AsNoTracking().Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(Math.Clamp(size, 1, 500))
            .ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.Select(r => new AuditLine(r.Id, EntryOf(r), r.Hash))];
    }

    /// <summary>Checks the whole chain.</summary>
    /// <returns>How many entries there are, and the numbers of those that are missing or not what they were.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is away.</exception>
    public async Task<AuditCheck> Verify(CancellationToken cancellation)
    {
        var broken = new List<long>();
        var entries = 0L;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var (last, hash) = (0L, string.Empty);
        await foreach (var row in db.Audit.AsNoTracking().OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (row.Id != last + 1)
            {
                broken.Add(last + 1);
            }
            else if (row.Hash != Chain(hash, row.Id, EntryOf(row)))
            {
                broken.Add(row.Id);
            }

            (last, hash) = (row.Id, row.Hash);
            entries++;
        }

        return new AuditCheck(entries, broken);
    }

    private static AuditEntry EntryOf(AuditRow row) => new(row.AtMs, row.Staff, row.Mark, row.Action, row.Kind, row.ObjectId, row.Reason);

    private static string Chain(string before, long id, AuditEntry entry)
    {
        // Lengths stand before the texts, so that no two entries are written alike.
        var text = new StringBuilder(before);
        foreach (var part in new[]
        {
            id.ToString(CultureInfo.InvariantCulture), entry.AtMs.ToString(CultureInfo.InvariantCulture), entry.Staff, entry.Mark, entry.Action, entry.Kind, entry.ObjectId,
            entry.Reason ?? string.Empty,
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"|{part.Length}:{part}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private async Task<bool> More(CancellationToken cancellation)
    {
        try
        {
            return await waiting.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return waiting.Reader.TryPeek(out _);
        }
    }

    private async Task Save(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Id).Select(a => new { a.Id, a.Hash }).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        var (id, hash) = (last?.Id ?? 0, last?.Hash ?? string.Empty);
        foreach (var entry in entries)
        {
            id++;
            hash = Chain(hash, id, entry);
            db.Audit.Add(new AuditRow
            {
                Id = id, AtMs = entry.AtMs, Staff = entry.Staff, Mark = entry.Mark, Action = entry.Action, Kind = entry.Kind, ObjectId = entry.ObjectId, Reason = entry.Reason, Hash = hash,
            });
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }
}
