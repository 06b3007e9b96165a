namespace CallCenter.Routing.Classification;

/// <summary>The six services and their queues, as they are named in data and interfaces.</summary>
public static class Services
{
    /// <summary>All, in the order in which they are listed where several must be told.</summary>
    public static IReadOnlyList<string> All { get; } = ["110", "119", "120", "122", "12315", "12345"];

    /// <summary>The queue in which a call of a service waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such service.</exception>
    public static string QueueOf(string service) => service switch
    {
        "110" => "police",
        "119" => "fire",
        "120" => "medical",
        "122" => "traffic",
        "12315" => "consumer",
        "12345" => "government",
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, "one of the six services expected"),
    };

    /// <summary>True for 110, 119, 120 and 122.</summary>
    public static bool IsEmergency(string service) => service is "110" or "119" or "120" or "122";
}
