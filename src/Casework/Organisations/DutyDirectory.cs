using CallCenter.Casework.Database;
using CallCenter.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Organisations;

/// <summary>Who is on duty where, and which number answers. Every method may throw <see cref="System.Data.Common.DbException"/> while the database is away.</summary>
/// <param name="database">The casework database.</param>
/// <param name="time">Wall clock.</param>
public sealed class DutyDirectory(CaseworkDatabase database, TimeProvider time)
{
    private const int MostGiven = 60;

    /// <summary>Units and the people who are on duty for them now, best match first; without words all of them by name.</summary>
    /// <param name="words">Characters, first letters or pinyin of a unit or a person, or digits of a number; empty: everything.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<DutyLine>> Find(string words, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var units = await db.Organisations.AsNoTracking().Where(o => o.Active).OrderBy(o => o.Name).ToListAsync(cancellation).ConfigureAwait(false);
        var duties = (await db.Roster.AsNoTracking().Where(r => r.BeginsMs <= now && r.EndsMs > now)
                .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.OrganisationId, r.Level, r.Phone, p.Name, Own = p.Phone }).ToListAsync(cancellation).ConfigureAwait(false))
            .ToLookup(d => d.OrganisationId);
        var wanted = words.Trim().ToLowerInvariant();
        return
        [
            .. units.SelectMany(u => duties[u.Id].OrderBy(d => d.Level).Select(d => new DutyLine(u.Id, u.Name, u.ShortName, d.Name, d.Level, d.Phone ?? u.DutyNumber ?? d.Own, true))
                    .DefaultIfEmpty(new DutyLine(u.Id, u.Name, u.ShortName, null, 0, u.DutyNumber, false)))
                .Select(line => (Line: line, Rank: Rank(line, wanted))).Where(l => l.Rank > 0)
                .OrderByDescending(l => l.Rank).Take(MostGiven).Select(l => l.Line),
        ];
    }

    /// <summary>Departments with their duty numbers: number of the row, name, duty number.</summary>
    public async Task<IReadOnlyList<(long Id, string Name, string Number)>> Departments(CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var rows = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Department && o.DutyNumber != null && o.Active).OrderBy(o => o.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.Select(o => (o.Id, o.Name, o.DutyNumber!))];
    }

    /// <summary>Loads the demonstration city's units where there are none, with people on duty from this morning's eight for three days; never where a live call was taken.</summary>
    /// <param name="read">Reads them; only called where they are wanted.</param>
    /// <param name="shiftMs">When the present duty began; UTC milliseconds.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many; 0: there were units or live calls already.</returns>
    public async Task<int> LoadDemonstration(Func<IReadOnlyList<NewUnit>> read, long shiftMs, CancellationToken cancellation)
    {
        const long DayMs = 24L * 3600 * 1000;
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        if (await db.Organisations.AnyAsync(cancellation).ConfigureAwait(false) || await db.Calls.AnyAsync(c => !c.Drill, cancellation).ConfigureAwait(false))
        {
            return 0;
        }

        var units = read();
        var transaction = await db.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var made = units.Select(u => (Unit: u, Row: new Organisation { Name = u.Name, ShortName = u.ShortName, Kind = u.Kind, DutyNumber = u.Number })).ToList();
        db.Organisations.AddRange(made.Select(m => m.Row));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        var people = made.Select(m => (m.Unit, m.Row, Person: new Person { OrganisationId = m.Row.Id, Name = m.Unit.Duty, Phone = m.Unit.Phone })).ToList();
        db.People.AddRange(people.Select(p => p.Person));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        db.Roster.AddRange(people.SelectMany(p => Enumerable.Range(0, 3).Select(day => new RosterEntry
        {
            OrganisationId = p.Row.Id, PersonId = p.Person.Id, Level = p.Unit.Level, BeginsMs = shiftMs + (day * DayMs), EndsMs = shiftMs + ((day + 1) * DayMs), Phone = p.Unit.Phone,
        })));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return units.Count;
    }

    private static double Rank(DutyLine line, string wanted)
    {
        if (wanted.Length == 0)
        {
            return 1;
        }

        return new[] { (line.ShortName, 1.2), (line.Unit, 1), (line.Name, 1.1), (line.Number, 1) }.Max(n => n.Item1 is { Length: > 0 } name ? n.Item2 * Rank(name, wanted) : 0);
    }

    private static double Rank(string name, string wanted)
    {
        var (initials, whole) = (Pinyin.Initials(name), Pinyin.Whole(name));
        return name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) ? 1
            : name.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0.9
            : initials.StartsWith(wanted, StringComparison.Ordinal) ? 0.8
            : whole.StartsWith(wanted, StringComparison.Ordinal) ? 0.7
            : initials.Contains(wanted, StringComparison.Ordinal) ? 0.5
            : 0;
    }
}

/// <summary>A line of the directory.</summary>
/// <param name="Id">Number of the unit.</param>
/// <param name="Unit">Its name.</param>
/// <param name="ShortName">What people call it; null: nothing shorter.</param>
/// <param name="Name">Who is on duty; null: nobody.</param>
/// <param name="Level">Duty level 1 to 3; 0: nobody is on duty.</param>
/// <param name="Number">Number that answers; null: none is known.</param>
/// <param name="Present">Somebody is on duty now.</param>
public sealed record DutyLine(long Id, string Unit, string? ShortName, string? Name, int Level, string? Number, bool Present);
