using System.Globalization;
using CallCenter.Casework.Organisations;
using CallCenter.Console.Contracts;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>Who is on duty where.</summary>
internal static class DirectoryApi
{
    private static readonly string[] Levels = ["", "一级值班", "二级值班", "三级值班"];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/directory", Find).May(Right.SeeDirectory).WithTags("directory");

    private static async Task<IEnumerable<DirectoryEntry>> Find(HttpContext context, DutyDirectory directory, string? q = null) =>
        (await directory.Find(q ?? string.Empty, context.RequestAborted).ConfigureAwait(false)).Select((line, n) => new DirectoryEntry(
            string.Create(CultureInfo.InvariantCulture, $"{line.Id}-{n}"), line.Unit, line.Name ?? string.Empty, Levels[Math.Clamp(line.Level, 0, 3)], line.Number, line.Present));
}
