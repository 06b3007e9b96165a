using CallCenter.Casework.Database;
using CallCenter.Casework.Places;
using CallCenter.Core.Calls;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Tickets;

/// <summary>Looks for tickets of the same event among those of the last minutes.</summary>
/// <param name="database">The casework database.</param>
/// <param name="places">Where the chosen places lie.</param>
public sealed class SameEventQueries(CaseworkDatabase database, PlaceStore places)
{
    private const int MostLookedAt = 2000;
    private const int MostGiven = 8;

    /// <summary>Tickets that may be of the same event, the nearest and most alike first. Confidential ones and drills are left out.</summary>
    /// <param name="mine">The ticket that is being written.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SameEventFinding>> Find(EventSigns mine, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var from = CallIdSource.At(mine.CreatedMs - (long)SameEvent.Within.TotalMilliseconds).Value;
        var until = CallIdSource.At(mine.CreatedMs + (long)SameEvent.Within.TotalMilliseconds).Value;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var rows = await db.Tickets.AsNoTracking().Where(t => t.Id >= from && t.Id <= until && t.Id != mine.Ticket.Value && !t.Drill && (t.Secrecy == null || t.Secrecy == "open"))
            .OrderByDescending(t => t.Id).Take(MostLookedAt)
            .Select(t => new { t.Id, t.Title, t.PlaceText, t.PlaceId, t.Service, t.Urgency, t.CreatedMs }).ToListAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(t => SameEvent.Judge(mine, new EventSigns(
                    new CallId(t.Id), t.Title ?? string.Empty, t.PlaceText ?? string.Empty, t.PlaceId is { } place ? places.Find(place) : null, t.Service, t.Urgency.ToString(), t.CreatedMs)))
                .Where(f => f is not null).Select(f => f!)
                .OrderBy(f => f.DistanceMetres ?? int.MaxValue).ThenByDescending(f => f.Words.Sum(w => w.Length)).Take(MostGiven),
        ];
    }
}
