using CallCenter.Core.People;

namespace CallCenter.Core.Settings;

/// <summary>Where a dialled number goes, by <see cref="Settings.DialRules"/>. Pure.</summary>
public static class DialPlan
{
    /// <summary>China Standard Time is UTC+8 all year.</summary>
    private const long SiteOffsetMs = 8 * Hour;

    private const long Hour = 3_600_000;

    /// <summary>Finds the rule of a number.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="number">As a person typed it: digits, <c>*</c>, <c>#</c>, perhaps with a leading <c>+</c>.</param>
    /// <param name="wallMs">UTC milliseconds, for the rule's hours; null: an emergency, to which hours do not apply.</param>
    /// <returns>The rule, or why there is none: <c>number-unknown</c> (not a number), <c>no-dial-rule</c>, <c>not-at-this-hour</c>, <c>no-trunk</c>.</returns>
    public static DialChoice Find(Settings settings, string number, long? wallMs)
    {
        if (!IsNumber(number))
        {
            return new DialChoice(null, null, string.Empty, "number-unknown");
        }

        DialRule? best = null;
        foreach (var rule in settings.DialRules)
        {
            if (Fits(rule, number) && (best is null || rule.Prefix.Length > best.Prefix.Length
                || (rule.Prefix.Length == best.Prefix.Length && string.CompareOrdinal(rule.Name, best.Name) < 0)))
            {
                best = rule;
            }
        }

        if (best is null)
        {
            return new DialChoice(null, null, string.Empty, "no-dial-rule");
        }

        if (wallMs is { } wall && !IsOpen(best, wall))
        {
            return new DialChoice(best, null, string.Empty, "not-at-this-hour");
        }

        var trunk = settings.Trunks.FirstOrDefault(t => t.Name == best.Trunk && t.Target is not null);
        return trunk is null
            ? new DialChoice(best, null, string.Empty, "no-trunk")
            : new DialChoice(best, trunk, best.Prepend + number[Math.Min(best.Strip, number.Length)..], null);
    }

    /// <summary>Which number the called party sees: the wished one where the trunk allows it, else the service's own, else the trunk's first.</summary>
    /// <param name="trunk">Its list of numbers that may be shown; empty: any.</param>
    /// <param name="service">The service in whose name it is called; null: none.</param>
    /// <param name="wished">What should be shown.</param>
    public static PhoneNumber Presented(TrunkRule trunk, ServiceNumber? service, PhoneNumber wished)
    {
        if (trunk.Presented.Count == 0 || trunk.Presented.Contains(wished.Raw))
        {
            return wished;
        }

        var own = service?.Presents ?? service?.Number;
        return new PhoneNumber(own is not null && trunk.Presented.Contains(own) ? own : trunk.Presented[0]);
    }

    /// <summary>Whether something can be dialled at all: 1 to 20 of the digits, <c>*</c> and <c>#</c>, perhaps after a <c>+</c>.</summary>
    public static bool IsNumber(string number) =>
        number.Length is > 0 and <= 20 && number is not "+" && !number.Where((c, i) => !(char.IsAsciiDigit(c) || c is '*' or '#' || (c == '+' && i == 0))).Any();

    private static bool Fits(DialRule rule, string number) =>
        number.Length >= rule.MinDigits && number.Length <= rule.MaxDigits && number.StartsWith(rule.Prefix, StringComparison.Ordinal);

    private static bool IsOpen(DialRule rule, long wallMs)
    {
        var hour = (wallMs + SiteOffsetMs) / Hour % 24;
        return rule.FromHour < rule.ToHour ? hour >= rule.FromHour && hour < rule.ToHour : hour >= rule.FromHour || hour < rule.ToHour;
    }
}

/// <summary>What the dial rules say of a number.</summary>
/// <param name="Rule">The rule that fits; null: none.</param>
/// <param name="Trunk">Where it goes; null: nowhere.</param>
/// <param name="Number">What is dialled on the trunk.</param>
/// <param name="Refusal">Why it may not be dialled, one word; null: it may.</param>
public sealed record DialChoice(DialRule? Rule, TrunkRule? Trunk, string Number, string? Refusal);
