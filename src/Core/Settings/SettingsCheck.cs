namespace CallCenter.Core.Settings;

/// <summary>Finds what is wrong with settings before they are published.</summary>
public static class SettingsCheck
{
    /// <summary>Every fault as a sentence that names the entry, the value and what is allowed; empty when there is none.</summary>
    public static IReadOnlyList<string> Faults(Settings settings)
    {
        var faults = new List<string>();
        var queues = settings.Queues.Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        var trunks = settings.Trunks.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Unique(faults, "service number", settings.Services.SelectMany(s => s.Aliases.Prepend(s.Number)));
        Unique(faults, "queue", settings.Queues.Select(q => q.Name));
        Unique(faults, "trunk", settings.Trunks.Select(t => t.Name));
        Unique(faults, "phone", settings.Phones.Select(p => p.Name));
        Unique(faults, "staff number", settings.Staff.Select(s => s.Number));
        InRange(faults, "handicap of P4, seconds", settings.P4HandicapSeconds ?? 0, 0, 3600);
        Unique(faults, "dial rule", settings.DialRules.Select(r => r.Name));
        foreach (var rule in settings.DialRules)
        {
            InRange(faults, $"dial rule {rule.Name}: fewest digits", rule.MinDigits, 1, rule.MaxDigits);
            InRange(faults, $"dial rule {rule.Name}: most digits", rule.MaxDigits, rule.MinDigits, 20);
            InRange(faults, $"dial rule {rule.Name}: strip", rule.Strip, 0, 20);
            InRange(faults, $"dial rule {rule.Name}: from hour", rule.FromHour, 0, 23);
            InRange(faults, $"dial rule {rule.Name}: to hour", rule.ToHour, 1, 24);
            InRange(faults, $"dial rule {rule.Name}: calls per hour", rule.PerHour, 0, 10_000);
            if ((rule.Prefix.Length > 0 && !DialPlan.IsNumber(rule.Prefix)) || (rule.Prepend.Length > 0 && !DialPlan.IsNumber(rule.Prepend)))
            {
                faults.Add($"dial rule {rule.Name}: prefix '{rule.Prefix}' and what is put in front, '{rule.Prepend}', are at most 20 digits, * and #, perhaps after a +");
            }

            if (!settings.Trunks.Any(t => t.Name == rule.Trunk && t.Target is not null))
            {
                faults.Add($"dial rule {rule.Name}: trunk '{rule.Trunk}' is not one that has a target: {Listed(settings.Trunks.Where(t => t.Target is not null).Select(t => t.Name))}");
            }
        }
        foreach (var service in settings.Services)
        {
            if (service is { Emergency: true, Flow: not ServiceFlow.Notice, CallBack: not CallBackPlan.Automatic })
            {
                faults.Add($"service {service.Number}: callers of an emergency number who were not served are called back; its call-back is {service.CallBack}, allowed is {CallBackPlan.Automatic}");
            }

            if (service.Presents is { } shown && !DialPlan.IsNumber(shown))
            {
                faults.Add($"service {service.Number}: '{shown}' can't be shown to a called party; allowed are at most 20 digits");
            }

            if (service.Flow == ServiceFlow.Queue && !queues.Contains(service.Queue))
            {
                faults.Add($"service {service.Number}: queue '{service.Queue}' is not one of: {Listed(queues)}");
            }

            if (service.Flow == ServiceFlow.Forward && (service.Forward is null || !trunks.Contains(service.Forward.Trunk)))
            {
                faults.Add($"service {service.Number}: forward trunk '{service.Forward?.Trunk}' is not one of: {Listed(trunks)}");
            }

            if (service.Flow == ServiceFlow.Forward && service.Queue.Length > 0 && !queues.Contains(service.Queue))
            {
                faults.Add($"service {service.Number}: queue '{service.Queue}' for a failed forward is neither empty nor one of: {Listed(queues)}");
            }
        }

        foreach (var queue in settings.Queues)
        {
            InRange(faults, $"queue {queue.Name}: offer seconds", queue.OfferSeconds, 3, 60);
            InRange(faults, $"queue {queue.Name}: wrap-up seconds", queue.WrapUpSeconds, 0, 600);
            InRange(faults, $"queue {queue.Name}: set-aside seconds", queue.SetAsideSeconds, 0, 600);
            InRange(faults, $"queue {queue.Name}: overflow seconds", queue.OverflowSeconds, 1, 600);
            InRange(faults, $"queue {queue.Name}: last-agent minutes", queue.LastAgentMinutes ?? 0, 0, 10_080);
            InRange(faults, $"queue {queue.Name}: long-wait seconds", queue.LongWaitSeconds ?? 10, 10, 3600);
            foreach (var target in queue.Overflow)
            {
                if (target.Queue is not null == target.Forward is not null)
                {
                    faults.Add($"queue {queue.Name}: an overflow target is either a queue or a forward, exactly one of them");
                }
                else if (target.Queue is { } other && !queues.Contains(other))
                {
                    faults.Add($"queue {queue.Name}: overflow queue '{other}' is not one of: {Listed(queues)}");
                }
                else if (target.Forward is { } forward && !trunks.Contains(forward.Trunk))
                {
                    faults.Add($"queue {queue.Name}: overflow trunk '{forward.Trunk}' is not one of: {Listed(trunks)}");
                }
            }
        }

        foreach (var trunk in settings.Trunks)
        {
            InRange(faults, $"trunk {trunk.Name}: ring seconds", trunk.RingSeconds, 3, 120);
        }

        Unique(faults, "standing phone", settings.Staff.Where(s => s.StandingPhone is not null).Select(s => s.StandingPhone!));
        foreach (var person in settings.Staff)
        {
            faults.AddRange(person.Queues.Where(q => !queues.Contains(q))
                .Select(q => $"staff {person.Number}: queue '{q}' is not one of: {Listed(queues)}"));
        }

        return faults;
    }

    private static void Unique(List<string> faults, string what, IEnumerable<string> names) =>
        faults.AddRange(names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1 || g.Key.Length == 0)
            .Select(g => g.Key.Length == 0 ? $"a {what} has no name" : $"{what} '{g.Key}' stands there {g.Count()} times; once is allowed"));

    private static void InRange(List<string> faults, string what, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            faults.Add($"{what} is {value}; allowed is {least} to {most}");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
