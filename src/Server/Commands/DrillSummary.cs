using System.Globalization;
using System.Text.Json;
using CallCenter.Core.Rehearsal;
using CallCenter.Server.Control;
using Spectre.Console;

namespace CallCenter.Server.Commands;

/// <summary>What a drill came to: as a table or as JSON, and as an exit code.</summary>
/// <param name="rehearsal">What the simulated parties measured.</param>
/// <param name="server">What the server counted; null when it could not be asked, which is a fault.</param>
internal sealed class DrillSummary(RehearsalReport rehearsal, DrillServerReport? server)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>True when nothing was lost: neither a call nor what it leaves behind.</summary>
    public bool Passed => rehearsal.Passed && Faults.Count == 0;

    /// <summary>0 when it passed, else 1.</summary>
    public int ExitCode => Passed ? 0 : 1;

    /// <summary>Everything beside lost calls that is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Faults { get; } = [.. rehearsal.Faults, .. Unplaced(rehearsal), .. OfServer(rehearsal, server)];

    /// <summary>Writes the tables.</summary>
    public void Write(IAnsiConsole console, DrillTexts texts)
    {
        // A terminal of 80 columns takes the figures without lines between them.
        var narrow = console.Profile.Width < 120;
        var table = new Table().Border(narrow ? TableBorder.None : TableBorder.Rounded);
        foreach (var head in texts.Heads)
        {
            table.AddColumn(new TableColumn(new Text(head)) { Alignment = Justify.Right, NoWrap = true, Padding = narrow ? new Padding(0, 0, 1, 0) : new Padding(1, 0, 1, 0) });
        }

        foreach (var service in rehearsal.Services.Append(rehearsal.Total))
        {
            table.AddRow([.. Cells(service, texts).Select(cell => new Text(cell))]);
        }

        console.Write(table);
        foreach (var call in rehearsal.Calls.Where(c => c.Outcome == RehearsedOutcome.Lost))
        {
            console.WriteLine($"{texts.Lost}: #{call.Index + 1} {call.Dialled} {call.Profile}: {call.Reason}  Call-ID {call.SipCallId}  {call.SystemCall}");
        }

        foreach (var fault in Faults)
        {
            console.WriteLine($"{texts.Faults}: {fault}");
        }

        if (server is not null)
        {
            console.WriteLine(string.Format(
                CultureInfo.InvariantCulture, texts.Kept, server.Calls, server.Records, server.Tickets, server.Recordings, server.RecordingsVerified));
        }

        console.WriteLine(Passed ? texts.Passed : texts.Failed);
    }

    /// <summary>The whole as JSON: passed, per service, total, calls, server, faults; times in seconds.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Passed,
            ElapsedSeconds = Math.Round(rehearsal.Elapsed.TotalSeconds, 3),
            rehearsal.Planned,
            Services = rehearsal.Services.Select(Figures),
            Total = Figures(rehearsal.Total),
            Calls = rehearsal.Calls.Select(c => new
            {
                c.Index,
                c.Profile,
                c.Dialled,
                Outcome = c.Outcome.ToString(),
                c.Reason,
                WaitSeconds = c.Wait is { } wait ? Math.Round(wait.TotalSeconds, 3) : (double?)null,
                c.Staff,
                c.CallerHeard,
                c.AgentHeard,
                c.SipCallId,
                c.AgentSipCallId,
                c.SystemCall,
            }),
            Server = server,
            Faults,
        },
        Json);

    private static object Figures(RehearsedNumber service) => new
    {
        service.Number,
        service.Calls,
        service.Answered,
        service.Within10,
        service.Within15,
        service.Within20,
        MeanWaitSeconds = Math.Round(service.MeanWait.TotalSeconds, 3),
        MedianWaitSeconds = Math.Round(service.MedianWait.TotalSeconds, 3),
        Wait95Seconds = Math.Round(service.Wait95.TotalSeconds, 3),
        LongestWaitSeconds = Math.Round(service.LongestWait.TotalSeconds, 3),
        service.Abandoned,
        service.Lost,
        service.HeardBothWays,
    };

    private static List<string> Cells(RehearsedNumber service, DrillTexts texts)
    {
        List<string> cells = [service.Number == "*" ? texts.Total : service.Number];
        cells.AddRange(new[] { service.Calls, service.Answered, service.Within10, service.Within15, service.Within20 }.Select(Count));
        cells.AddRange(new[] { service.MeanWait, service.MedianWait, service.Wait95, service.LongestWait }
            .Select(wait => service.Answered == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0.0}s")));
        cells.AddRange(new[] { service.Abandoned, service.Lost, service.HeardBothWays }.Select(Count));
        return cells;
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Unplaced(RehearsalReport rehearsal)
    {
        if (rehearsal.Calls.Count < rehearsal.Planned)
        {
            yield return $"{rehearsal.Planned - rehearsal.Calls.Count} of {rehearsal.Planned} calls were not placed";
        }
    }

    /// <summary>Every call that the system took in leaves a record and a ticket, every answered one a recording that verifies.</summary>
    private static IEnumerable<string> OfServer(RehearsalReport rehearsal, DrillServerReport? server)
    {
        if (server is null)
        {
            yield return "the server could not be asked what it kept";
            yield break;
        }

        foreach (var fault in server.Faults)
        {
            yield return fault;
        }

        if (server.Calls < rehearsal.Total.Answered)
        {
            yield return $"the server counted {server.Calls} calls, but {rehearsal.Total.Answered} were answered";
        }

        if (server.Records < server.Calls)
        {
            yield return $"{server.Calls - server.Records} calls have no record";
        }

        if (server.Tickets < server.Calls)
        {
            yield return $"{server.Calls - server.Tickets} calls have no ticket";
        }

        if (server.Recordings < rehearsal.Total.Answered)
        {
            yield return $"{rehearsal.Total.Answered} calls were answered, but there are {server.Recordings} recordings";
        }

        if (server.RecordingsVerified < server.Recordings)
        {
            yield return $"{server.Recordings - server.RecordingsVerified} recordings did not open or do not match their seal";
        }
    }
}
