using System.Globalization;

namespace CallCenter.Core.Rehearsal;

/// <summary>One call of a rehearsal.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="At">When it is placed, counted from the first moment at which all agents are signed in.</param>
/// <param name="Profile">What the caller does.</param>
/// <param name="Caller">Number shown; no two calls of a plan show the same.</param>
/// <param name="Talk">How long the two talk once they hear each other.</param>
/// <param name="AgentEnds">Whether the agent hangs up; else the caller does.</param>
public sealed record PlannedCall(int Index, TimeSpan At, RehearsalProfile Profile, string Caller, TimeSpan Talk, bool AgentEnds)
{
    /// <summary>Plans the calls. The same plan gives the same calls.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>As many calls as asked for, in the order of their time. The first ones cover every dialled number, by callers who stay.</returns>
    public static IReadOnlyList<PlannedCall> Of(RehearsalPlan plan)
    {
        var chance = new SplitMix((ulong)plan.Seed);
        var profiles = Choose(plan, chance);
        var spacing = 60_000.0 / plan.PerMinute;
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var calls = new PlannedCall[profiles.Count];
        for (var i = 0; i < calls.Length; i++)
        {
            // Within its own interval, so that the rate holds and callers still do not come by the clock.
            var at = TimeSpan.FromMilliseconds(Math.Floor((i + (chance.Unit() * 0.9)) * spacing));
            var profile = profiles[i];
            var caller = shown.Add(profile.Caller) ? profile.Caller : string.Create(CultureInfo.InvariantCulture, $"15401{i:D6}");
            calls[i] = new PlannedCall(i, at, profile, caller, TimeSpan.FromMilliseconds(3_000 + chance.Below(3_000)), chance.Below(2) == 0);
        }

        return calls;
    }

    private static List<RehearsalProfile> Choose(RehearsalPlan plan, SplitMix chance)
    {
        var chosen = new List<RehearsalProfile>(plan.Calls);
        foreach (var number in plan.Profiles.GroupBy(p => p.Dialled).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var staying = number.Where(p => !p.MeantToAbandon).ToList();
            var from = staying.Count > 0 ? staying : [.. number];
            chosen.Add(from[chance.Below(from.Count)]);
        }

        // Who covers a number comes first, but in no fixed order.
        for (var i = chosen.Count - 1; i > 0; i--)
        {
            var other = chance.Below(i + 1);
            (chosen[i], chosen[other]) = (chosen[other], chosen[i]);
        }

        var weights = plan.Profiles.Sum(p => p.Weight);
        while (chosen.Count < plan.Calls)
        {
            var drawn = chance.Below(weights);
            var index = 0;
            while (drawn >= plan.Profiles[index].Weight)
            {
                drawn -= plan.Profiles[index++].Weight;
            }

            chosen.Add(plan.Profiles[index]);
        }

        return chosen.Count > plan.Calls ? chosen[..plan.Calls] : chosen;
    }
}
