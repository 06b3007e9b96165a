using CallCenter.Casework.Drafts;
using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;
using CallCenter.Routing.Classification;

namespace CallCenter.Console.Live;

/// <summary>What rules and models make of a form's words. It only suggests: what a person wrote stays as it is.</summary>
public static class DraftSuggestions
{
    private const int MostReasons = 8;

    /// <summary>Suggestions for a draft; none while nothing was written.</summary>
    public static Suggestions Of(Classifier classifier, Draft draft)
    {
        var said = draft.Text(TicketField.What);
        if (said.Trim().Length == 0)
        {
            return BoardTicket.NoSuggestions;
        }

        var dialled = draft.Text(TicketField.Service);
        var read = classifier.Classify(new ClassificationInput { Text = said, Dialled = dialled, Place = draft.Text(TicketField.Place) });
        return new Suggestions(
            read.Version, read.Service, read.Also, read.Queue, read.Priority.ToString(), read.Nature, read.Category, read.Probability,
            [.. read.Reasons.SelectMany(r => r.Words).Distinct(StringComparer.Ordinal).Take(MostReasons)],
            Tripwires(classifier, draft, said, dialled));
    }

    /// <summary>Rules for danger that ask for another service than the form has, and on which nobody has decided yet.</summary>
    private static List<Tripwire> Tripwires(Classifier classifier, Draft draft, string said, string dialled)
    {
        var decided = draft.Timeline.Where(e => e.Kind is DraftEventKind.TripwireTaken or DraftEventKind.TripwireDismissed)
            .Select(e => e.Detail!.Split(": ", 2)[0]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. classifier.Rules.Trip(said, dialled)
                .Where(f => f.Rule.Floor is Priority.P1 or Priority.P2 && f.Rule.LeadOf(dialled) is { } lead && lead != dialled && !decided.Contains(f.Rule.Id))
                .Select(f => new Tripwire(f.Rule.Id, f.Words, f.Rule.LeadOf(dialled)!)),
        ];
    }
}
