using CallCenter.Core.Calls;
using CallCenter.Routing.Classification.Rules;

namespace CallCenter.Routing.Classification;

/// <summary>Puts rules, models and policy together. Rules are the floor; the models fill what rules leave open and may raise, never lower.</summary>
/// <param name="table">Which service may lead which category.</param>
internal sealed class Combination(CategoryTable table)
{
    /// <summary>From this risk on (the probability of P1 or P2 times that of an emergency service), a call that no rule knows is not below P2.</summary>
    public const float RaiseAtRisk = 0.25f;

    /// <summary>From this probability of P1 on, the models raise what a rule calls P2.</summary>
    public const float RaiseRuleAtP1 = 0.6f;

    /// <summary>Below this probability of P1 or P2 the models alone call nothing P2 that belongs to 12345 or 12315.</summary>
    public const float TrustUrgent = 0.85f;

    /// <summary>How sure a rule is by itself that its service leads, measured on texts that were held out.</summary>
    private const float RuleTrust = 0.5f;

    private static readonly string[] Natures = ["报警", "求助", "咨询", "投诉", "举报", "建议", "表扬", "无效"];

    public Draft Decide(IReadOnlyList<Firing> fired, string dialled, Opinion opinion)
    {
        var floor = fired.Where(f => f.Rule.Floor is not null).Select(f => f.Rule.Floor!.Value).DefaultIfEmpty(Priority.P4).Min();
        var lead = fired.FirstOrDefault(f => f.Rule.Lead is not null)?.Rule;
        var draft = lead is null ? Free(dialled, opinion, floor) : Led(lead, dialled, opinion, floor);
        return draft with { Also = Told(fired, draft.Service, draft.Nature) };
    }

    /// <summary>A rule named the service: the models fill in what it leaves open.</summary>
    private Draft Led(Rule lead, string dialled, Opinion opinion, Priority floor)
    {
        var service = lead.LeadOf(dialled)!;
        if (!Services.IsEmergency(service) && opinion.Emergency > 0.5f && opinion.Urgent > 0.5f)
        {
            return Free(dialled, opinion, floor);
        }

        var priority = floor == Priority.P2 && Services.IsEmergency(service) && opinion.Priority(Priority.P1) >= RaiseRuleAtP1 ? Priority.P1 : floor;
        var nature = lead.Nature ?? Best(["报警", "求助", "投诉", "举报"], opinion.Nature);
        var category = lead.Category ?? BestCategory(service, opinion, c => !c.StartsWith("无效", StringComparison.Ordinal) && (service != "110" || c.StartsWith("警情", StringComparison.Ordinal)));
        return new Draft(service, [], priority, nature, category, 1 - ((1 - opinion.Service(service)) * (1 - RuleTrust)));
    }

    /// <summary>No rule named a service: the most probable whole that the policy allows, and up where a life may be at risk.</summary>
    private Draft Free(string dialled, Opinion opinion, Priority floor)
    {
        var best = Decode(opinion, dialled, floor, emergencyOnly: false);
        var risky = opinion.Urgent * opinion.Emergency >= RaiseAtRisk;
        if (best.Priority <= Priority.P2 && !risky && floor > Priority.P2 && (opinion.Urgent < TrustUrgent || opinion.Emergency > 0.5f))
        {
            return Decode(opinion, dialled, floor, emergencyOnly: false, calm: true);
        }

        return best.Priority > Priority.P2 && risky ? Decode(opinion, dialled, Priority.P2, emergencyOnly: true) : best;
    }

    private Draft Decode(Opinion opinion, string dialled, Priority floor, bool emergencyOnly, bool calm = false)
    {
        var (best, score) = (default(Draft), double.NegativeInfinity);
        foreach (var service in Services.All)
        {
            if (emergencyOnly && !Services.IsEmergency(service))
            {
                continue;
            }

            foreach (var invalid in (ReadOnlySpan<bool>)[false, true])
            {
                var category = BestCategory(service, opinion, c => c.StartsWith("无效", StringComparison.Ordinal) == invalid);
                if (category.Length == 0)
                {
                    continue;
                }

                foreach (var nature in Natures)
                {
                    if (nature == "无效" != invalid)
                    {
                        continue;
                    }

                    foreach (var priority in Enum.GetValues<Priority>())
                    {
                        if (priority > floor || (calm && priority < Priority.P3) || !Allowed(service, nature, category, priority))
                        {
                            continue;
                        }

                        var sum = Log(opinion.Service(service)) + Log(opinion.Category(category)) + Log(opinion.Nature(nature)) + Log(opinion.Priority(priority));
                        if (sum > score)
                        {
                            (best, score) = (new Draft(service, [], priority, nature, category, opinion.Service(service)), sum);
                        }
                    }
                }
            }
        }

        // What has nothing to handle stays with the number that was dialled.
        return best is { Nature: "无效" } && dialled.Length > 0 ? best with { Service = dialled } : best!;
    }

    /// <summary>The policy's table of priorities.</summary>
    private static bool Allowed(string service, string nature, string category, Priority priority) => nature switch
    {
        "咨询" or "建议" or "表扬" => priority == Priority.P4,
        "无效" => priority == (category == "无效:无声" ? Priority.P3 : Priority.P4),
        "投诉" or "举报" => priority is Priority.P2 or Priority.P3,
        _ => Services.IsEmergency(service) || priority is Priority.P2 or Priority.P3,
    };

    private string BestCategory(string service, Opinion opinion, Func<string, bool> wanted)
    {
        var (best, top) = (string.Empty, -1f);
        foreach (var (name, probability) in opinion.Categories)
        {
            if (probability > top && table.Fits(name, service) && wanted(name))
            {
                (best, top) = (name, probability);
            }
        }

        return best;
    }

    private static List<string> Told(IReadOnlyList<Firing> fired, string service, string nature)
    {
        if (nature is "无效" or "咨询" or "建议" or "表扬")
        {
            return [];
        }

        return [.. Services.All.Where(s => s != service && fired.Any(f => f.Rule.Also.Contains(s)))];
    }

    private static string Best(string[] names, Func<string, float> of)
    {
        var best = names[0];
        foreach (var name in names)
        {
            best = of(name) > of(best) ? name : best;
        }

        return best;
    }

    private static double Log(float probability) => Math.Log(Math.Max(probability, 1e-6f));
}
