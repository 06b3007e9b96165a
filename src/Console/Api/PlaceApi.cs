using System.Globalization;
using CallCenter.Casework.Places;
using CallCenter.Console.Contracts;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>The place finder.</summary>
internal static class PlaceApi
{
    private const int MostFound = 20;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/places", Find).May(Right.SeeDirectory).WithTags("places");

    /// <summary>A place as pages show it.</summary>
    /// <param name="place">It.</param>
    /// <param name="from">Where distances count from; null: nowhere.</param>
    /// <param name="match">How the words match it.</param>
    public static PlaceView View(KnownPlace place, KnownPlace? from = null, PlaceMatch match = PlaceMatch.Exact) => new(
        place.Id.ToString(CultureInfo.InvariantCulture), place.Name, place.Kind.ToString().ToLowerInvariant(), place.Within, place.Longitude, place.Latitude,
        from is not null && from.Id != place.Id && place.MetresTo(from) is { } metres ? (int)Math.Round(metres) : null, match.ToString().ToLowerInvariant());

    private static IResult Find(HttpContext context, PlaceStore places, string? q = null, string? from = null, int limit = 8)
    {
        if (limit is < 1 or > MostFound)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"limit 须为 1 至 {MostFound}", $"limit is 1 to {MostFound}"));
        }

        if (from is { Length: > 0 } && !long.TryParse(from, CultureInfo.InvariantCulture, out _))
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"from 的值 '{from}' 不是地点编号", $"from is '{from}', which is no number of a place"));
        }

        // Without a place to count from, the others' distance from the best one tells equal names apart.
        var found = places.Find(q ?? string.Empty, limit);
        var origin = from is { Length: > 0 } ? places.Find(long.Parse(from, CultureInfo.InvariantCulture)) : found.Count > 0 ? found[0].Place : null;
        return Results.Ok(found.Select(f => View(f.Place, origin, f.Match)));
    }
}
