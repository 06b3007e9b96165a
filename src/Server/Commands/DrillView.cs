using System.Globalization;
using CallCenter.Core.Rehearsal;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CallCenter.Server.Commands;

/// <summary>A running drill in the terminal: a live table, or one line per change when the output is no terminal.</summary>
/// <param name="console">Where to.</param>
/// <param name="texts">In which language.</param>
internal sealed class DrillView(IAnsiConsole console, DrillTexts texts)
{
    /// <summary>Finished calls that stay in the table.</summary>
    private const int Kept = 8;

    /// <summary>Rows of the table at most: more would not fit on a screen.</summary>
    private const int Rows = 24;

    private readonly Lock turn = new();
    private readonly Dictionary<int, RehearsalPhase> shown = [];
    private LiveDisplayContext? live;

    /// <summary>Shows the drill while it runs.</summary>
    /// <param name="drill">The drill; it is handed what takes its pictures.</param>
    /// <returns>What the drill returned.</returns>
    public async Task<T> Run<T>(Func<Action<RehearsalProgress>, Task<T>> drill)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            return await drill(WriteChanges).ConfigureAwait(false);
        }

        return await console.Live(new Text(string.Empty)).AutoClear(true).StartAsync(async context =>
        {
            live = context;
            return await drill(Draw).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>One line for each call whose phase is another than in the last picture.</summary>
    public void WriteChanges(RehearsalProgress progress)
    {
        lock (turn)
        {
            foreach (var call in progress.Calls)
            {
                if (call.Phase == shown.GetValueOrDefault(call.Index))
                {
                    continue;
                }

                shown[call.Index] = call.Phase;
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{progress.Elapsed.TotalSeconds,7:0.0}  #{call.Index + 1,-4} {call.Dialled,-6} {call.Profile,-14} {texts.Phases[(int)call.Phase]} {call.Age.TotalSeconds:0.0}s {call.Staff} {call.Reason}");
                console.Profile.Out.Writer.WriteLine(line.TrimEnd());
            }
        }
    }

    /// <summary>The table of one picture: calls that go on, then those that ended last.</summary>
    public IRenderable Table(RehearsalProgress progress)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var head in new[] { texts.Call, texts.Number, texts.Profile, texts.State, texts.Time, texts.Agent, texts.Reason })
        {
            table.AddColumn(head);
        }

        var going = progress.Calls.Where(c => c.Phase is RehearsalPhase.Dialling or RehearsalPhase.Waiting or RehearsalPhase.Talking).Take(Rows - Kept);
        var ended = progress.Calls.Where(c => c.Phase >= RehearsalPhase.Done).TakeLast(Kept);
        foreach (var call in going.Concat(ended))
        {
            table.AddRow(
                new Text((call.Index + 1).ToString(CultureInfo.InvariantCulture)),
                new Text(call.Dialled),
                new Text(call.Profile),
                new Text(texts.Phases[(int)call.Phase], new Style(ColorOf(call.Phase))),
                new Text(Seconds(call.Age)),
                new Text(call.Staff ?? string.Empty),
                new Text(call.Reason ?? string.Empty));
        }

        var counts = string.Join("  ", progress.Calls.GroupBy(c => c.Phase).OrderBy(g => g.Key).Select(g => $"{texts.Phases[(int)g.Key]} {g.Count()}"));
        var agents = string.Join("  ", progress.Agents.Select(a => $"{a.Staff} {texts.AgentPhases[(int)a.Phase]} ({a.Answered})"));
        return new Rows(
            new Text($"{texts.Elapsed} {Seconds(progress.Elapsed)}   {counts}"),
            table,
            new Text($"{texts.Agents}: {agents}"));
    }

    private void Draw(RehearsalProgress progress)
    {
        lock (turn)
        {
            live!.UpdateTarget(Table(progress));
        }
    }

    private static Color ColorOf(RehearsalPhase phase) => phase switch
    {
        RehearsalPhase.Lost => Color.Red,
        RehearsalPhase.Talking => Color.Green,
        RehearsalPhase.Waiting => Color.Yellow,
        _ => Color.Default,
    };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0}s");
}
