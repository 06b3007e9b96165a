using CallCenter.Routing.Classification.Rules;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

/// <summary>Each shipped rule against its own sentences: those on which it must fire and those on which it must not.</summary>
public sealed class RuleSentenceTests
{
    private static readonly string[][] Sentences = [.. Shipped.Rows("triage/rules/sentences.tsv")];

    public static TheoryData<string> RuleNames() => [.. Shipped.Rules.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_rule_fires_on_its_sentences_and_on_no_other_of_them(string rule)
    {
        var own = Sentences.Where(s => s[0] == rule).ToList();
        Assert.Contains(own, s => s[1] == "yes");
        Assert.Contains(own, s => s[1] == "no");
        Assert.All(own, s => Assert.True(Shipped.Rules.Trip(s[3], s[2]).Any(f => f.Rule.Id == rule) == (s[1] == "yes"), $"{s[1]}: {s[3]}"));
    }

    [Fact]
    public void Every_sentence_belongs_to_a_rule() =>
        Assert.Empty(Sentences.Select(s => s[0]).Except(Shipped.Rules.Rules.Select(r => r.Id)));

    [Fact]
    public void Every_category_that_a_rule_names_is_in_the_table_and_fits_its_service()
    {
        foreach (var rule in Shipped.Rules.Rules.Where(r => r is { Category: not null, Lead: not null } and { Lead: not Rule.AsDialled }))
        {
            Assert.True(Shipped.Categories.Fits(rule.Category!, rule.Lead!), $"{rule.Id}: {rule.Category} does not go with {rule.Lead}");
        }
    }

    [Fact]
    public void Every_floor_of_the_consumer_and_government_services_is_p2_or_below() =>
        Assert.All(Shipped.Rules.Rules.Where(r => r.Lead is "12315" or "12345"), r => Assert.NotEqual(CallCenter.Core.Calls.Priority.P1, r.Floor));
}
