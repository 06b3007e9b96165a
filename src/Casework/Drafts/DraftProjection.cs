using CallCenter.Casework.Database;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCenter.Casework.Drafts;

/// <summary>Brings drafts into the database, each as it is now; the disk has them already. The database may be away at any time.</summary>
/// <param name="desk">Where from.</param>
/// <param name="database">Where to.</param>
/// <param name="time">Drives the looks.</param>
/// <param name="log">Where it reports.</param>
public sealed class DraftProjection(DraftDesk desk, CaseworkDatabase database, TimeProvider time, ILogger<DraftProjection> log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Works until cancelled, then once more.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var away = false;
        while (true)
        {
            try
            {
                await CatchUp().ConfigureAwait(false);
                away = false;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (!away)
                {
                    away = true;
                    CaseworkLog.DraftsWait(log, desk.Unsaved().Count, failure);
                }
            }

            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Look, time, cancellation).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    /// <summary>Writes everything that is not there yet.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away.</exception>
    public async Task CatchUp()
    {
        var drafts = desk.Unsaved();
        if (drafts.Count == 0)
        {
            return;
        }

        await database.Migrate(CancellationToken.None).ConfigureAwait(false);
        foreach (var some in drafts.Chunk(100))
        {
            var db = database.Open();
            await using var closing = db.ConfigureAwait(false);
            var ids = some.Select(d => d.Ticket.Value).ToList();
            var rows = await db.Tickets.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id).ConfigureAwait(false);
            var saved = new List<Draft>();
            foreach (var draft in some)
            {
                if (!rows.TryGetValue(draft.Ticket.Value, out var row))
                {
                    if (draft.Call.Value != 0)
                    {
                        // Its call is not in the database yet and brings the row with it.
                        continue;
                    }

                    row = new Ticket { Id = draft.Ticket.Value, CreatedMs = draft.CreatedMs, Drill = draft.Drill };
                    db.Tickets.Add(row);
                }

                Write(draft, row);
                saved.Add(draft);
            }

            await db.SaveChangesAsync().ConfigureAwait(false);
            saved.ForEach(desk.Saved);
        }
    }

    private static void Write(Draft draft, Ticket row)
    {
        // What has gone on since is the ticket book's.
        row.State = row.State is TicketState.Draft or TicketState.Accepted or TicketState.DirectAnswered or TicketState.NotAccepted ? draft.State : row.State;
        row.Owner = draft.Owner;
        row.Content = Text(draft, TicketField.What);
        row.Title = row.Content is { Length: > 40 } what ? what[..40] : row.Content;
        row.Service = Text(draft, TicketField.Service) ?? row.Service;
        row.Also = Text(draft, TicketField.Also);
        row.Urgency = Enum.TryParse<Priority>(draft.Text(TicketField.Urgency), out var urgency) ? urgency : row.Urgency;
        row.Nature = Text(draft, TicketField.Nature);
        row.Category = Text(draft, TicketField.Category);
        row.PlaceText = Text(draft, TicketField.Place);
        row.PlaceId = long.TryParse(draft.Text(TicketField.PlaceId), out var place) ? place : null;
        row.CallerName = Text(draft, TicketField.CallerName);
        row.Contact = Text(draft, TicketField.Contact) ?? row.Contact;
        row.Secrecy = Text(draft, TicketField.Secrecy);
        row.Parties = Text(draft, TicketField.Parties);
        row.Answer = Text(draft, TicketField.Answer);
        row.Note = Text(draft, TicketField.Note);
        foreach (var happened in draft.Timeline)
        {
            switch (happened.Kind)
            {
                case DraftEventKind.Answered:
                    (row.ClosedMs, row.Article) = (happened.AtMs, happened.Detail);
                    break;
                case DraftEventKind.Accepted:
                    row.AcceptedMs = happened.AtMs;
                    break;
                case DraftEventKind.Refused:
                    (row.ClosedMs, row.RefusalCode) = (happened.AtMs, happened.Detail);
                    break;
            }
        }

        row.Version++;
    }

    private static string? Text(Draft draft, TicketField field) =>
        draft.Text(field) is { Length: > 0 } text ? text.Replace("\0", string.Empty, StringComparison.Ordinal) : null;
}
