using CallCenter.Casework.Database;
using CallCenter.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCenter.Casework.Calls;

/// <summary>Brings the facts of the journal into the database: a record, its recording and a draft ticket for every call, each fact
/// exactly once, because the cursor is saved with the rows. The database may be away at any time; then everything waits in the
/// journal and is caught up in order.</summary>
/// <param name="database">Where to.</param>
/// <param name="journal">Where from.</param>
/// <param name="signal">The journal's signal: the projection waits for it at the end.</param>
/// <param name="options">Settings; checked when it runs.</param>
/// <param name="time">Drives the pauses.</param>
/// <param name="log">Where it reports.</param>
public sealed class CallProjection(
    CaseworkDatabase database,
    JournalReader journal,
    JournalSignal signal,
    ProjectionOptions options,
    TimeProvider time,
    ILogger<CallProjection> log)
{
    private const string CursorName = "calls";

    private long _projected;

    /// <summary>The last journal record that is in the database; 0 before the first look.</summary>
    public long Projected => Interlocked.Read(ref _projected);

    /// <summary>Works until cancelled. Ends without an exception.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        options.Check();
        var pause = TimeSpan.Zero;
        var away = false;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await CatchUp(cancellation).ConfigureAwait(false);
                if (away)
                {
                    away = false;
                    CaseworkLog.DatabaseBack(log, Projected);
                }

                pause = TimeSpan.Zero;
                await signal.WaitBeyond(Projected, cancellation).ConfigureAwait(false);
                await Task.Delay(options.Gather, time, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The journal keeps everything; whatever stands in the way, the next try begins at the saved cursor.
                if (!away)
                {
                    away = true;
                    Report(failure);
                }

                pause = pause == TimeSpan.Zero ? options.FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, options.LongestPause.Ticks));
                if (!await Pause(pause, cancellation).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Brings everything that is in the journal now into the database, then returns.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away; what was saved stays saved.</exception>
    public async Task CatchUp(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);

        // Always from the database: a commit whose answer was lost may have been made.
        Interlocked.Exchange(ref _projected, await ReadCursor(cancellation).ConfigureAwait(false));
        var batch = new List<FactLine>();
        var records = 0;
        foreach (var record in Records())
        {
            if (record.Gap is { } gap)
            {
                CaseworkLog.GapMet(log, gap.From, gap.To);
            }

            batch.Add(FactLine.Read(record));
            if (++records % options.BatchRecords == 0)
            {
                await Save(batch, cancellation).ConfigureAwait(false);
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            await Save(batch, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What is in the journal beyond the cursor. A damaged place is said once and passed over: what comes after it happened too.</summary>
    private IEnumerable<JournalRecord> Records()
    {
        var last = Projected;
        var damage = false;
        using (var whole = journal.ReadFrom(last + 1).GetEnumerator())
        {
            while (true)
            {
                try
                {
                    if (!whole.MoveNext())
                    {
                        break;
                    }
                }
                catch (JournalDamagedException)
                {
                    damage = true;
                    break;
                }

                last = whole.Current.Seq;
                yield return whole.Current;
            }
        }

        if (damage)
        {
            foreach (var record in journal.ReadWhole(last + 1, place => CaseworkLog.DamagePassed(log, place)))
            {
                yield return record;
            }
        }
    }

    private async Task<long> ReadCursor(CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Cursors.Where(c => c.Name == CursorName).Select(c => c.Seq).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
    }

    private async Task Save(List<FactLine> batch, CancellationToken cancellation)
    {
        try
        {
            await Write(batch, null, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !CaseworkDatabase.IsAway(failure))
        {
            // Something in it is not to be stored: one by one, so that only that is set aside.
            foreach (var line in batch)
            {
                await SaveAlone(line, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task SaveAlone(FactLine line, CancellationToken cancellation)
    {
        try
        {
            await Write([line], null, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !CaseworkDatabase.IsAway(failure))
        {
            var why = (failure.InnerException ?? failure).GetType().Name;
            await Write([line with { Facts = [] }], why, cancellation).ConfigureAwait(false);
        }
    }

    private async Task Write(IReadOnlyList<FactLine> batch, string? fault, CancellationToken cancellation)
    {
        var last = batch[^1].Seq;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var cursor = await db.Cursors.FindAsync([CursorName], cancellation).ConfigureAwait(false)
            ?? db.Cursors.Add(new ProjectionCursor { Name = CursorName }).Entity;
        if (cursor.Seq != Projected)
        {
            throw new DbUpdateConcurrencyException("another projection has moved the cursor", new TimeoutException());
        }

        cursor.Seq = last;
        var book = new FactBook(db);
        await book.Load(batch.SelectMany(line => line.Facts), cancellation).ConfigureAwait(false);
        foreach (var line in batch)
        {
            foreach (var fact in line.Facts)
            {
                book.Write(fact);
            }

            if ((fault ?? line.Unreadable) is { } why)
            {
                db.Faults.Add(new ProjectionFault { Name = CursorName, Seq = line.Seq, Why = why });
                CaseworkLog.SetAside(log, line.Seq, why);
            }
        }

        // One SaveChanges is one transaction: rows and cursor together, or nothing.
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        foreach (var ticket in book.Drafted)
        {
            CaseworkLog.TicketDrafted(log, ticket, ticket);
        }

        Interlocked.Exchange(ref _projected, last);
    }

    private void Report(Exception failure)
    {
        if (failure is JournalDamagedException)
        {
            CaseworkLog.JournalDamaged(log, Projected, failure);
        }
        else
        {
            CaseworkLog.DatabaseAway(log, Projected, failure);
        }
    }

    private async Task<bool> Pause(TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
