using CallCenter.Core.Calls;

namespace CallCenter.Core.Settings;

/// <summary>What an empty installation starts with: six numbers, six queues, callers from private networks.</summary>
public static class DefaultSettings
{
    /// <summary>Names of the six queues.</summary>
    public static IReadOnlyList<string> QueueNames { get; } = ["consumer", "fire", "government", "medical", "police", "traffic"];

    /// <summary>The settings of an empty installation, without phones and staff.</summary>
    public static Settings Create() => new()
    {
        Version = 1,
        Services =
        [
            Service("110", "police", Priority.P2, emergency: true),
            Service("119", "fire", Priority.P2, emergency: true),
            Service("120", "medical", Priority.P2, emergency: true),
            Service("122", "traffic", Priority.P2, emergency: true),
            Service("12315", "consumer", Priority.P3, emergency: false),
            Service("12345", "government", Priority.P3, emergency: false),
        ],
        Queues =
        [
            Queue("consumer", 30, "government"),
            Queue("fire", 10, "police"),
            Queue("government", 30, "consumer", "police"),
            Queue("medical", 10, "police"),
            Queue("police", 15, "government"),
            Queue("traffic", 15, "police"),
        ],
        Trunks =
        [
            new TrunkRule
            {
                Name = "lan",
                Sources = ["10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7", "fe80::/10"],
            },
        ],
    };

    private static ServiceNumber Service(string number, string queue, Priority urgency, bool emergency) => new()
    {
        Number = number,
        Queue = queue,
        Urgency = urgency,
        Emergency = emergency,
        Greeting = [$"hello-{number}", "{seat}", emergency ? "call-taker" : "at-your-service"],
    };

    private static QueueRule Queue(string name, int overflowSeconds, params string[] overflow) => new()
    {
        Name = name,
        OverflowSeconds = overflowSeconds,
        LongWaitSeconds = name is "consumer" or "government" ? 180 : null,
        Overflow = [.. overflow.Select(o => new OverflowTarget(o, null))],
    };
}
