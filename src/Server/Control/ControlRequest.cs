namespace CallCenter.Server.Control;

/// <summary>What a command asks the server: one line of JSON over the control socket.</summary>
internal sealed record ControlRequest
{
    /// <summary><c>status</c>, <c>calls</c>, <c>call</c>, <c>verify</c>, <c>drill-open</c>, <c>drill-report</c>, <c>drill-close</c> or <c>import</c>.</summary>
    public required string Command { get; init; }

    /// <summary>With <c>call</c>: its id.</summary>
    public string? Id { get; init; }

    /// <summary>With <c>call</c>: the whole SIP messages instead of masked ones.</summary>
    public bool Reveal { get; init; }

    /// <summary>With <c>call</c> and <see cref="Reveal"/>: the operating system's user who asks, for the log.</summary>
    public string? By { get; init; }

    /// <summary>With <c>calls</c>: how many, 1 to 500.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>With <c>calls</c>: only this service number.</summary>
    public string? Service { get; init; }

    /// <summary>With <c>calls</c>: those of drills instead of real ones.</summary>
    public bool Drill { get; init; }

    /// <summary>With <c>import</c>: the file, as the server finds it.</summary>
    public string? File { get; init; }

    /// <summary>With <c>import</c>: <c>places</c>, <c>roads</c> or <c>grids</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>With <c>import</c>: what the file's degrees mean.</summary>
    public string? Datum { get; init; }

    /// <summary>With <c>import</c>: only count.</summary>
    public bool DryRun { get; init; }

    /// <summary>With <c>drill-open</c>: simulated agents, 1 to 200.</summary>
    public int Agents { get; init; }
}

/// <summary>What the server answers: one line of JSON.</summary>
/// <param name="Result">The answer as JSON; null with a fault.</param>
/// <param name="Fault">A sentence for a person; null when it was done.</param>
internal sealed record ControlReply(System.Text.Json.JsonElement? Result, string? Fault);
