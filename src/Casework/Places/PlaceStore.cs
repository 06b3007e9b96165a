using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Places;

/// <summary>
/// Places in the database, and an index of them in memory. Finding needs no database once it was read; importing does, and throws
/// <see cref="System.Data.Common.DbException"/> while it is away.
/// </summary>
/// <param name="database">The casework database.</param>
public sealed class PlaceStore(CaseworkDatabase database)
{
    private const double E7 = 1e7;
    private readonly Lock turn = new();
    private long asked;
    private long taken;
    private volatile PlaceIndex index = PlaceIndex.Empty;
    private volatile Dictionary<long, KnownPlace> places = [];

    /// <summary>Places that can be found.</summary>
    public int Count => index.Count;

    /// <summary>A place by its number; null: there is none.</summary>
    public KnownPlace? Find(long id) => places.GetValueOrDefault(id);

    /// <summary>The places that fit best, best first.</summary>
    /// <param name="said">What is typed, or what was said so far.</param>
    /// <param name="most">1 to 20.</param>
    public IReadOnlyList<PlaceFinding> Find(string said, int most) => index.Find(said, most);

    /// <summary>Reads all places anew, and finds by them from then on.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var number = Interlocked.Increment(ref asked);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var rows = await db.Places.AsNoTracking().Where(p => !p.Gone).OrderBy(p => p.Id).ToListAsync(cancellation).ConfigureAwait(false);
        var read = rows.ConvertAll(p => new KnownPlace(
            p.Id, p.Code ?? string.Empty, p.Kind, p.Name, p.Aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries), p.Within, p.LatitudeE7 / E7, p.LongitudeE7 / E7, p.AccuracyMetres, p.Source));
        var (made, byId) = (PlaceIndex.Of(read), read.ToDictionary(p => p.Id));
        lock (turn)
        {
            // Who began to read later has read at least as much.
            if (number > taken)
            {
                (taken, index, places) = (number, made, byId);
            }
        }
    }

    /// <summary>Takes over places: new ones come, those with a code that is there are changed, none is taken away. All or none.</summary>
    /// <param name="wanted">Places, each code once.</param>
    /// <param name="dryRun">True: only counts.</param>
    /// <param name="demonstration">They belong to the demonstration city.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many are new, and how many change.</returns>
    public async Task<(int New, int Changed)> Import(IReadOnlyList<KnownPlace> wanted, bool dryRun, bool demonstration, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        int made;
        int changed;
        var db = database.Open();
        await using (db.ConfigureAwait(false))
        {
            var codes = wanted.Select(w => w.Code).ToHashSet(StringComparer.Ordinal);
            var there = (await db.Places.Where(p => p.Code != null).ToListAsync(cancellation).ConfigureAwait(false)).Where(p => codes.Contains(p.Code!)).ToDictionary(p => p.Code!, StringComparer.Ordinal);
            foreach (var place in wanted)
            {
                if (!there.TryGetValue(place.Code, out var row))
                {
                    db.Places.Add(row = new Place { Name = place.Name, Code = place.Code, Demonstration = demonstration });
                }

                (row.Name, row.Kind, row.Aliases, row.Within, row.AccuracyMetres, row.Source, row.Gone) = (place.Name, place.Kind, string.Join(' ', place.Aliases), place.Within, place.AccuracyMetres, place.Source, false);
                (row.LatitudeE7, row.LongitudeE7) = (InE7(place.Latitude), InE7(place.Longitude));
            }

            made = db.ChangeTracker.Entries<Place>().Count(e => e.State == EntityState.Added);
            changed = db.ChangeTracker.Entries<Place>().Count(e => e.State == EntityState.Modified);
            if (dryRun)
            {
                return (made, changed);
            }

            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        await Load(cancellation).ConfigureAwait(false);
        return (made, changed);
    }

    /// <summary>Loads the demonstration city's places where there are none, and never where a live call was taken.</summary>
    /// <param name="read">Reads them; only called where they are wanted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many; 0: there were places or live calls already.</returns>
    public async Task<int> LoadDemonstration(Func<IReadOnlyList<KnownPlace>> read, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using (db.ConfigureAwait(false))
        {
            if (await db.Places.AnyAsync(cancellation).ConfigureAwait(false) || await db.Calls.AnyAsync(c => !c.Drill, cancellation).ConfigureAwait(false))
            {
                return 0;
            }
        }

        return (await Import(read(), dryRun: false, demonstration: true, cancellation).ConfigureAwait(false)).New;
    }

    private static int? InE7(double? degrees) => degrees is { } value ? (int)Math.Round(value * E7) : null;
}
