using CallCenter.Casework.Drafts;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;
using Classifier = CallCenter.Routing.Classification.Classifier;
using CallCenter.Server.Classifying;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>What the desk is told of the words that were typed, by the rules and models that ship.</summary>
public sealed class DraftSuggestionsTests
{
    private static readonly Classifier Shipped = TriageFolder.Shipped.Classifier();

    [Fact]
    public void A_fire_with_people_in_it_is_fire_and_medical_at_the_highest_priority_with_the_words_that_say_so()
    {
        var seen = DraftSuggestions.Of(Shipped, Written("榆钱巷机床厂三号楼着火,六楼有人", "110"));
        Assert.Equal(("119", "P1"), (seen.Service, seen.Urgency));
        Assert.Contains("120", seen.Also);
        Assert.Contains(seen.Reasons, r => r.Contains("着火", StringComparison.Ordinal));
        Assert.NotEmpty(seen.Version);
    }

    [Fact]
    public void Danger_on_a_hotline_form_is_a_tripwire_until_somebody_has_decided_on_it()
    {
        var draft = Written("工资八个月没发,我在大桥上,再不给我就跳下去", "12345");
        var tripped = DraftSuggestions.Of(Shipped, draft).Tripwires;
        Assert.Contains(tripped, t => t.Service == "110" && t.Words.Count > 0);
        var decided = draft with
        {
            Timeline = [.. tripped.Select(t => new DraftEvent(1, "1001", DraftEventKind.TripwireDismissed, $"{t.Rule}: 只是气话"))],
        };
        Assert.Empty(DraftSuggestions.Of(Shipped, decided).Tripwires);
    }

    [Fact]
    public void An_empty_form_has_no_suggestions()
    {
        var none = DraftSuggestions.Of(Shipped, Written("  ", "110"));
        Assert.Null(none.Service);
        Assert.Empty(none.Tripwires);
    }

    private static Draft Written(string what, string service) => new(
        new CallId(1), new CallId(1), "1001", false, 1, TicketState.Draft,
        new Dictionary<TicketField, DraftField> { [TicketField.What] = new(what, 1, "1001", 1), [TicketField.Service] = new(service, 1, "system", 1) }, []);
}
