using System.Text.Json;
using CallCenter.Core.Rehearsal;
using CallCenter.Server.Commands;
using CallCenter.Server.Control;
using Spectre.Console;
using Xunit;

namespace CallCenter.Walk.Rehearsal;

/// <summary>What the drill command says and with which exit code.</summary>
public sealed class DrillSummaryTests
{
    private static readonly DrillServerReport AllKept = new(1, 1, 1, 1, 1, []);

    public static TheoryData<string> Losses => ["record", "ticket", "recording", "seal", "fault", "server", "call", "unplaced"];

    [Fact]
    public void Nothing_lost_gives_exit_code_0()
    {
        Assert.Equal(0, new DrillSummary(Report(RehearsedOutcome.Answered), AllKept).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Whatever_is_lost_gives_exit_code_1(string lost)
    {
        var report = lost switch
        {
            "call" => Report(RehearsedOutcome.Lost),
            "unplaced" => Report(RehearsedOutcome.Answered, planned: 2),
            _ => Report(RehearsedOutcome.Answered),
        };
        var kept = lost switch
        {
            "record" => AllKept with { Records = 0 },
            "ticket" => AllKept with { Tickets = 0 },
            "recording" => AllKept with { Recordings = 0, RecordingsVerified = 0 },
            "seal" => AllKept with { RecordingsVerified = 0 },
            "fault" => AllKept with { Faults = ["the journal's chain is broken"] },
            "server" => null,
            _ => AllKept,
        };

        Assert.Equal(1, new DrillSummary(report, kept).ExitCode);
    }

    [Theory]
    [InlineData("zh", "合计", "演练通过")]
    [InlineData("en", "total", "The drill passed")]
    public void The_table_speaks_both_languages(string language, string total, string verdict)
    {
        var (console, text) = Terminal();

        new DrillSummary(Report(RehearsedOutcome.Answered), AllKept).Write(console, DrillTexts.Of(language));

        Assert.Contains(total, text.ToString(), StringComparison.Ordinal);
        Assert.Contains(verdict, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("12315", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_verdict_figures_and_calls()
    {
        using var json = JsonDocument.Parse(new DrillSummary(Report(RehearsedOutcome.Lost), AllKept).ToJson());

        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("total").GetProperty("lost").GetInt32());
        Assert.Equal("12315", json.RootElement.GetProperty("services")[0].GetProperty("number").GetString());
        Assert.Equal("Lost", json.RootElement.GetProperty("calls")[0].GetProperty("outcome").GetString());
        Assert.Equal(4.5, json.RootElement.GetProperty("calls")[0].GetProperty("waitSeconds").GetDouble());
    }

    [Fact]
    public void Without_a_terminal_each_change_is_one_line_once()
    {
        var (console, text) = Terminal();
        var view = new DrillView(console, DrillTexts.Of("en"));

        view.WriteChanges(Picture(RehearsalPhase.Planned));
        view.WriteChanges(Picture(RehearsalPhase.Waiting));
        view.WriteChanges(Picture(RehearsalPhase.Waiting));
        view.WriteChanges(Picture(RehearsalPhase.Talking));

        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("waiting", lines[0], StringComparison.Ordinal);
        Assert.Contains("talking", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_live_table_shows_calls_that_go_on_and_leaves_out_planned_ones()
    {
        var (console, text) = Terminal();
        var view = new DrillView(console, DrillTexts.Of("en"));

        console.Write(view.Table(Picture(RehearsalPhase.Talking)));
        Assert.Contains("S14", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("90001 talking", text.ToString(), StringComparison.Ordinal);

        text.GetStringBuilder().Clear();
        console.Write(view.Table(Picture(RehearsalPhase.Planned)));
        Assert.DoesNotContain("S14", text.ToString(), StringComparison.Ordinal);
    }

    private static (IAnsiConsole Console, StringWriter Text) Terminal()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 160;
        return (console, text);
    }

    private static RehearsalProgress Picture(RehearsalPhase phase) => new(
        TimeSpan.FromSeconds(3),
        [new RehearsalCallView(0, "S14", "12315", phase, TimeSpan.FromSeconds(1), "90001", null)],
        [new RehearsalAgentView("90001", RehearsalAgentPhase.Talking, 0)]);

    private static RehearsalReport Report(RehearsedOutcome outcome, int planned = 1) => new(
        [
            new RehearsedCall
            {
                Index = 0,
                Profile = "S14",
                Dialled = "12315",
                Outcome = outcome,
                Reason = outcome == RehearsedOutcome.Lost ? "the agent did not hear the caller" : null,
                Wait = TimeSpan.FromSeconds(4.5),
                Staff = "90001",
                CallerHeard = true,
                AgentHeard = outcome == RehearsedOutcome.Answered,
                SipCallId = "c1",
            },
        ],
        [],
        planned,
        TimeSpan.FromSeconds(20));
}
