using CallCenter.Casework.Database;
using CallCenter.Core.Settings;
using CallCenter.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCenter.Casework.SettingsTables;

/// <summary>Reads the settings tables and publishes one immutable whole; keeps the last one by hash, so that a start without the
/// database has it. The server calls <see cref="Start"/>, then <see cref="Run"/>; the command line only <see cref="Change"/>.</summary>
/// <param name="database">Where the tables are.</param>
/// <param name="contents">Where published settings are kept.</param>
/// <param name="time">Drives the looks for changes.</param>
/// <param name="log">Where it reports.</param>
public sealed class SettingsStore(CaseworkDatabase database, ContentStore contents, TimeProvider time, ILogger<SettingsStore> log)
{
    private const string KeptName = "settings";

    private PublishedSettings? _current;

    /// <summary>How often the tables are looked at for changes by another process: 2 seconds.</summary>
    public static TimeSpan LookEvery { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What is in force; null before <see cref="Start"/>.</summary>
    public PublishedSettings? Current => Volatile.Read(ref _current);

    /// <summary>Makes the tables where they are missing, seeds an empty database, and gives the settings in force. With the database
    /// away: those last published, and on a machine that never had any the defaults. Never fails because of the database.</summary>
    public async Task<PublishedSettings> Start(CancellationToken cancellation)
    {
        var kept = ReadKept();
        try
        {
            Volatile.Write(ref _current, kept);
            var outcome = await Look(cancellation).ConfigureAwait(false);
            if (outcome.Published is { } published)
            {
                return published;
            }

            Report(outcome.Faults);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var version = kept?.Version ?? DefaultSettings.Create().Version;
            CaseworkLog.SettingsKept(log, version, failure);
        }

        var used = kept ?? PublishedSettings.Of(DefaultSettings.Create());
        Keep(used);
        return used;
    }

    /// <summary>Looks for changes until cancelled and hands each new publication over, in order.</summary>
    /// <param name="publish">Posts the publication to the switchboard and the edges; must not block.</param>
    /// <param name="cancellation">Ends it without an exception.</param>
    public async Task Run(Action<PublishedSettings> publish, CancellationToken cancellation)
    {
        var quiet = false;
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await Tick(timer, cancellation).ConfigureAwait(false))
        {
            try
            {
                var before = Current;
                var outcome = await Look(cancellation).ConfigureAwait(false);
                if (outcome.Published is { } published && published.Hash != before?.Hash)
                {
                    publish(published);
                }

                if (outcome.Faults.Count > 0 && !quiet)
                {
                    Report(outcome.Faults);
                }

                quiet = outcome.Faults.Count > 0;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (!quiet)
                {
                    CaseworkLog.SettingsUnread(log, failure);
                    quiet = true;
                }
            }
        }
    }

    /// <summary>Changes the settings in one transaction, or refuses with every fault. A running server publishes them within
    /// <see cref="LookEvery"/>.</summary>
    /// <param name="change">Gives the wanted whole from the present one; its version does not matter.</param>
    /// <param name="cancellation">Gives up; then nothing is changed.</param>
    /// <exception cref="System.Data.Common.DbException">The database is away.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed them at the same moment; nothing is changed.</exception>
    public async Task<SettingsOutcome> Change(Func<Settings, Settings> change, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var head = await Head(db, cancellation).ConfigureAwait(false);
        var present = await SettingsMapping.Read(db, head, cancellation).ConfigureAwait(false);
        var wanted = change(present);
        var faults = SettingsCheck.Faults(wanted);
        if (faults.Count > 0)
        {
            return new SettingsOutcome(null, faults);
        }

        await SettingsMapping.Write(db, wanted, cancellation).ConfigureAwait(false);
        (head.Site, head.P4HandicapSeconds) = (wanted.Site, wanted.P4HandicapSeconds);
        try
        {
            return await Publish(db, head, InTableOrder(wanted), cancellation).ConfigureAwait(false);
        }
        catch (DbUpdateException refused) when (!CaseworkDatabase.IsAway(refused))
        {
            // What the check does not know the tables do: a name that something else still points at, or that is not there.
            return new SettingsOutcome(null, [(refused.InnerException ?? refused).Message]);
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<SettingsHead> Head(CallCenterDb db, CancellationToken cancellation)
    {
        var head = await db.SettingsHeads.FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (head is null)
        {
            var seed = DefaultSettings.Create();
            head = new SettingsHead { Site = seed.Site };
            db.Add(head);
            await SettingsMapping.Write(db, seed, cancellation).ConfigureAwait(false);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        return head;
    }

    // The form in which the tables give it back: what is published must not depend on who published it.
    private static Settings InTableOrder(Settings s) => s with
    {
        Services = [.. s.Services.OrderBy(x => x.Number, StringComparer.Ordinal)],
        Queues = [.. s.Queues.OrderBy(x => x.Name, StringComparer.Ordinal)],
        Trunks = [.. s.Trunks.OrderBy(x => x.Name, StringComparer.Ordinal)],
        Phones = [.. s.Phones.OrderBy(x => x.Name, StringComparer.Ordinal)],
        Staff =
        [
            .. s.Staff.OrderBy(x => x.Number, StringComparer.Ordinal).Select(x =>
                x with { Queues = [.. x.Queues.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] }),
        ],
    };

    private async Task<SettingsOutcome> Look(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var head = await Head(db, cancellation).ConfigureAwait(false);
        var present = await SettingsMapping.Read(db, head, cancellation).ConfigureAwait(false);
        var faults = SettingsCheck.Faults(present);
        return faults.Count > 0
            ? new SettingsOutcome(null, faults)
            : await Publish(db, head, present, cancellation).ConfigureAwait(false);
    }

    // The version grows exactly when the content differs from what the head names (also after an edit by hand), and never falls
    // behind what this machine has published before (also when the database was made anew).
    private async Task<SettingsOutcome> Publish(CallCenterDb db, SettingsHead head, Settings content, CancellationToken cancellation)
    {
        var before = Current;
        var published = PublishedSettings.Of(content with { Version = head.Version });
        var behind = before is not null && (head.Version < before.Version || (head.Version == before.Version && published.Hash != before.Hash));
        if (published.Hash != head.Hash || behind)
        {
            published = PublishedSettings.Of(content with { Version = Math.Max(head.Version, before?.Version ?? 0) + 1 });
            (head.Version, head.Hash) = (published.Version, published.Hash);
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        Keep(published);
        return new SettingsOutcome(published, []);
    }

    private void Report(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            CaseworkLog.SettingsFault(log, fault);
        }
    }

    private void Keep(PublishedSettings published)
    {
        var before = Interlocked.Exchange(ref _current, published);
        if (before?.Hash == published.Hash)
        {
            return;
        }

        CaseworkLog.SettingsPublished(log, published.Version);
        try
        {
            contents.SetName(KeptName, contents.Put(published.Canonical));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            CaseworkLog.NotKept(log, failure);
        }
    }

    private PublishedSettings? ReadKept()
    {
        try
        {
            return contents.GetNamed(KeptName) is { } canonical ? PublishedSettings.Of(SettingsBytes.Read(canonical)) : null;
        }
        catch (Exception failure) when (failure is IOException or System.Text.Json.JsonException or UnauthorizedAccessException)
        {
            CaseworkLog.KeptUnreadable(log, failure);
            return null;
        }
    }
}
