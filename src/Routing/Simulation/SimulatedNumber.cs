using CallCenter.Core.Calls;

namespace CallCenter.Routing.Simulation;

/// <summary>How often a random time is how long.</summary>
public enum Spread
{
    /// <summary>Always the mean.</summary>
    Fixed = 1,

    /// <summary>Without memory.</summary>
    Exponential = 2,

    /// <summary>Few very long ones; as long as the mean again in standard deviation.</summary>
    LogNormal = 3,
}

/// <summary>One service number of a simulation, with the callers who dial it.</summary>
public sealed record SimulatedNumber
{
    /// <summary>The number; also the name of its queue.</summary>
    public required string Number { get; init; }

    /// <summary>Priority of its calls.</summary>
    public Priority Urgency { get; init; } = Priority.P3;

    /// <summary>Calls an hour, arriving at random; 0: none.</summary>
    public double PerHour { get; init; }

    /// <summary>Calls that come besides: at a moment, spread evenly over a time.</summary>
    public IReadOnlyList<SimulatedBurst> Bursts { get; init; } = [];

    /// <summary>Calls that come besides, at their moments in seconds, with their own talk where it is known.</summary>
    public IReadOnlyList<SimulatedCall> Trace { get; init; } = [];

    /// <summary>Mean talk, seconds.</summary>
    public double TalkSeconds { get; init; } = 180;

    /// <summary>How talks spread.</summary>
    public Spread Talk { get; init; } = Spread.Exponential;

    /// <summary>Mean patience in seconds (exponential); null: everybody waits.</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>Wrap-up after each call, seconds, 0 to 600.</summary>
    public int WrapUpSeconds { get; init; }
}

/// <summary>Many calls at once.</summary>
/// <param name="AtSeconds">When the first comes.</param>
/// <param name="Calls">How many.</param>
/// <param name="OverSeconds">Over what time.</param>
public sealed record SimulatedBurst(double AtSeconds, int Calls, double OverSeconds);

/// <summary>One call of a trace.</summary>
/// <param name="AtSeconds">When.</param>
/// <param name="TalkSeconds">How long it is talked; null: as the service says.</param>
public readonly record struct SimulatedCall(double AtSeconds, double? TalkSeconds);

/// <summary>People of a simulation.</summary>
/// <param name="Count">How many.</param>
/// <param name="Services">Which numbers they serve.</param>
/// <param name="FromSeconds">When they sign in.</param>
/// <param name="ToSeconds">When they sign out (after their call); null: never.</param>
public sealed record SimulatedShift(int Count, IReadOnlyList<string> Services, double FromSeconds = 0, double? ToSeconds = null);

/// <summary>A day that is simulated.</summary>
public sealed record SimulationProfile
{
    /// <summary>Same seed, same day.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Length in seconds; calls come until then.</summary>
    public double Seconds { get; init; } = 3600;

    /// <summary>Time at the beginning that is not counted, seconds.</summary>
    public double WarmUpSeconds { get; init; }

    /// <summary>Numbers.</summary>
    public IReadOnlyList<SimulatedNumber> Services { get; init; } = [];

    /// <summary>People.</summary>
    public IReadOnlyList<SimulatedShift> Shifts { get; init; } = [];

    /// <summary>Every fault as a sentence that names the entry, the value and what is allowed.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Range("seconds", Seconds, 1, 366 * 86_400.0);
        Range("warmUpSeconds", WarmUpSeconds, 0, Seconds);
        Range("services: count", Services.Count, 1, 100);
        Range("shifts: people", Shifts.Sum(s => (long)s.Count), 1, 20_000);
        if (Services.GroupBy(s => s.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1 || g.Key.Length == 0) is { } twice)
        {
            faults.Add($"services: '{twice.Key}' has to be a name that stands there once");
        }

        foreach (var service in Services)
        {
            Range($"services {service.Number}: perHour", service.PerHour, 0, 10_000_000);
            Range($"services {service.Number}: talkSeconds", service.TalkSeconds, 0.001, 86_400);
            Range($"services {service.Number}: patienceSeconds", service.PatienceSeconds ?? 1, 0.001, 86_400);
            Range($"services {service.Number}: wrapUpSeconds", service.WrapUpSeconds, 0, 600);
            foreach (var burst in service.Bursts)
            {
                Range($"services {service.Number}: bursts: calls", burst.Calls, 1, 10_000_000);
                Range($"services {service.Number}: bursts: atSeconds", burst.AtSeconds, 0, Seconds);
                Range($"services {service.Number}: bursts: overSeconds", burst.OverSeconds, 0, Seconds);
            }
        }

        foreach (var name in Shifts.SelectMany(s => s.Services).Where(n => !Services.Any(s => s.Number == n)).Distinct(StringComparer.Ordinal))
        {
            faults.Add($"shifts: service '{name}' is not one of: {string.Join(", ", Services.Select(s => s.Number))}");
        }

        return faults;

        void Range(string what, double value, double least, double most)
        {
            if (double.IsNaN(value) || value < least || value > most)
            {
                faults.Add(FormattableString.Invariant($"{what} is {value}; allowed is {least} to {most}"));
            }
        }
    }
}
