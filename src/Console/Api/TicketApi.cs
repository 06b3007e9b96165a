using System.Globalization;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Places;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>What belongs to a ticket besides its fields.</summary>
internal static class TicketApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/tickets/{id}/same", Same).May(Right.WriteTickets).WithTags("tickets");

    /// <summary>Tickets of the last minutes that may be of the same event. What is given is no more than is needed to decide, and that it was given is kept.</summary>
    private static async Task<IResult> Same(string id, HttpContext context, DraftDesk drafts, SameEventQueries same, PlaceStore places, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (!CallId.TryParse(id, out var ticket) || drafts.Find(ticket) is not { } draft || !LiveBoard.MaySee(who, draft))
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        var place = long.TryParse(draft.Text(TicketField.PlaceId), CultureInfo.InvariantCulture, out var chosen) ? places.Find(chosen) : null;
        var found = await same.Find(
            new EventSigns(draft.Ticket, draft.Text(TicketField.What), draft.Text(TicketField.Place), place, draft.Text(TicketField.Service), draft.Text(TicketField.Urgency), draft.CreatedMs),
            context.RequestAborted).ConfigureAwait(false);
        foreach (var one in found)
        {
            audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "hinted", "ticket", one.Other.Ticket.ToString(), null));
        }

        return Results.Ok(found.Select(f => new SameTicket(
            f.Other.Ticket.ToString(), f.Other.What, f.Other.Service, f.Other.Urgency, f.Other.Place?.Name ?? f.Other.PlaceText, f.DistanceMetres, f.Minutes, f.Words, 1)));
    }
}
