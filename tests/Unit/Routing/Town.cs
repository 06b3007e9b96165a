using CallCenter.Core.Calls;
using CallCenter.Core.Settings;

namespace CallCenter.Unit.Routing;

/// <summary>Settings of a small town: one number per priority, each with a queue of its own, staff 101 to 106 at phones p101 to p106.</summary>
internal static class Town
{
    public static readonly string[] Queues = ["fire", "police", "government", "consumer"];

    public static Settings Settings { get; } = new()
    {
        Version = 1,
        Services =
        [
            Service("119", "fire", Priority.P1, emergency: true),
            Service("110", "police", Priority.P2, emergency: true),
            Service("12345", "government", Priority.P3),
            Service("12315", "consumer", Priority.P4),
        ],
        Queues = [.. Queues.Select(q => new QueueRule { Name = q })],
        Trunks = [new TrunkRule { Name = "county", Target = "127.0.0.1:5070", RingSeconds = 12 }],
        DialRules = [new DialRule { Name = "any", Trunk = "county", MinDigits = 2 }],
        Phones = [.. Enumerable.Range(101, 8).Select(n => new PhoneAccount { Name = $"p{n}" })],
        Staff =
        [
            new StaffMember { Number = "101", Queues = ["police"] },
            new StaffMember { Number = "102", Queues = ["police"] },
            new StaffMember { Number = "103", Queues = ["police", "fire"] },
            new StaffMember { Number = "104", Queues = ["government"] },
            new StaffMember { Number = "105", Queues = ["consumer", "government", "police", "fire"] },
            new StaffMember { Number = "106", Queues = [] },
        ],
    };

    public static ServiceNumber Service(string number, string queue, Priority urgency, bool emergency = false) => new()
    {
        Number = number,
        Queue = queue,
        Urgency = urgency,
        Emergency = emergency,
        Greeting = [$"hello-{number}", "{seat}", "at-your-service"],
    };

    /// <summary>The same with one queue's rule changed.</summary>
    public static Settings WithQueue(this Settings settings, string queue, Func<QueueRule, QueueRule> change) =>
        settings with { Queues = [.. settings.Queues.Select(q => q.Name == queue ? change(q) : q)] };

    /// <summary>The same with one number changed.</summary>
    public static Settings WithService(this Settings settings, string number, Func<ServiceNumber, ServiceNumber> change) =>
        settings with { Services = [.. settings.Services.Select(s => s.Number == number ? change(s) : s)] };

    public static QueueRule OverflowTo(this QueueRule rule, params string[] queues) =>
        rule with { Overflow = [.. queues.Select(q => new OverflowTarget(q, null))] };

    public static QueueRule OverflowToCounty(this QueueRule rule) =>
        rule with { Overflow = [.. rule.Overflow, new OverflowTarget(null, new ForwardTarget("county", "110"))] };
}
