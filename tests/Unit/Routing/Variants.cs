using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;

namespace CallCenter.Unit.Routing;

/// <summary>Settings between which a random world changes: queues, numbers and people come and go.</summary>
internal static class Variants
{
    private static readonly Settings[] All = [.. Make().Select((s, i) => s with { Version = i + 1 })];

    public static int Count => All.Length;

    public static IReadOnlyDictionary<string, Settings> ByHash { get; } = All.ToDictionary(HashOf, StringComparer.Ordinal);

    public static SettingsChanged Event(int which) => new(All[which].Version, HashOf(All[which])) { Content = All[which] };

    private static string HashOf(Settings settings) => SettingsBytes.Hash(SettingsBytes.Of(settings));

    private static IEnumerable<Settings> Make()
    {
        var full = Town.Settings with
        {
            Services =
            [
                .. Town.Settings.Services,
                new ServiceNumber { Number = "114", Flow = ServiceFlow.Notice, Notice = ["closed"] },
                new ServiceNumber { Number = "96001", Flow = ServiceFlow.Forward, Forward = new ForwardTarget("county", "1") },
            ],
            Staff = [.. Town.Settings.Staff, new StaffMember { Number = "107", Queues = ["fire", "government"], StandingPhone = "p107" }],
        };
        full = full
            .WithQueue("police", q => q.OverflowTo("government").OverflowToCounty() with { OverflowSeconds = 8 })
            .WithQueue("government", q => q.OverflowTo("consumer") with { Strategy = "fewest-calls", WrapUpSeconds = 0, OverflowUnstaffed = false })
            .WithQueue("consumer", q => q with { LongWaitSeconds = 10 })
            .WithService("110", s => s with { Welcome = ["welcome"] });
        yield return full;
        yield return full.WithService("12345", s => s with { Answer = AnswerAt.Agent, Record = false })
            .WithService("96001", s => s with { Queue = "police" });
        yield return full with
        {
            Queues = [.. full.Queues.Where(q => q.Name != "government").Select(q => q with { Overflow = [], SetAsideSeconds = 0 })],
            Services = [.. full.Services.Where(s => s.Queue != "government")],
            Staff = [.. full.Staff.Where(s => s.Number is not ("102" or "104")).Select(s => s with { Queues = [.. s.Queues.Where(q => q != "government")] })],
        };
        yield return full with { Staff = [.. full.Staff.Select(s => s with { Queues = Town.Queues, StandingPhone = s.Number == "106" ? "p108" : null })] };
    }
}
