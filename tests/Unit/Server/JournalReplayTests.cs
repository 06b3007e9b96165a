using System.Text;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using CallCenter.Server.Admin;
using CallCenter.Server.Running;
using CallCenter.Unit.Journal;
using CallCenter.Unit.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

/// <summary>A journal is decided once more: the same to the byte, or the first difference by name; and a call is explained from it.</summary>
public sealed class JournalReplayTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    private DataFolder Folder => new(temporary.Path);

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_journal_is_decided_the_same_from_its_beginning_and_from_a_checkpoint()
    {
        var last = Write();
        foreach (var (from, checkpoint) in new[] { (1L, 0L), (last, 6L) })
        {
            var (difference, records, began) = Replay(from);
            Assert.Null(difference);
            Assert.Equal((last - from + 1, checkpoint), (records, began));
        }
    }

    [Fact]
    public void A_decision_that_was_another_then_is_named_by_record_effect_and_field()
    {
        Write(text => text.Contains("CallArrived", StringComparison.Ordinal) ? text.Replace("\"phone\":\"p102\"", "\"phone\":\"p101\"", StringComparison.Ordinal) : text);
        var difference = Replay(1).Difference!;
        Assert.Equal(("fact.phone", "\"p101\"", "\"p102\""), (difference.Field, difference.Decided, difference.Now));
        Assert.Equal(7, difference.Seq);
    }

    [Fact]
    public void A_decision_that_was_never_made_is_named_as_a_whole()
    {
        Write(text => text.Contains("CallArrived", StringComparison.Ordinal) ? text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)] + "[]" : text);
        var difference = Replay(1).Difference!;
        Assert.Equal((string.Empty, null), (difference.Field, difference.Decided));
        Assert.Contains("CallOpened", difference.Now, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_is_explained_by_who_was_chosen_who_was_next_and_who_could_not_be_asked()
    {
        Write();
        var first = CallExplanation.Of(Folder, new CallId(5001), CancellationToken.None);
        var choice = first.Steps.Single(s => s.Choice is not null).Choice!;
        Assert.Equal(("102", true, "police", "longest-idle", 2), (choice.Agent, choice.WasFree, choice.Queue, choice.Strategy, choice.Free));
        Assert.Equal(["103"], choice.RunnersUp.Select(r => r.Staff));
        var excluded = Assert.Single(choice.Excluded);
        Assert.Equal(("101", "break"), (excluded.Staff, excluded.Reason));

        // The third call waited until somebody was free again, and was the first of two.
        var waited = CallExplanation.Of(Folder, new CallId(5003), CancellationToken.None).Steps.Single(s => s.Choice is not null).Choice!;
        Assert.Equal((false, 2), (waited.WasFree, waited.Waiting));
        Assert.Equal([new CallId(5004)], waited.Behind.Select(w => w.Call));
        Assert.Throws<AdminException>(() => CallExplanation.Of(Folder, new CallId(77), CancellationToken.None));
    }

    private (ReplayDifference? Difference, long Records, long Checkpoint) Replay(long from)
    {
        var replay = new JournalReplay(Folder);
        replay.Begin(from);
        using var line = new JournalLine();
        var records = 0L;
        foreach (var (record, happened) in replay.Events(long.MaxValue))
        {
            line.Write(happened, replay.Decide(record, happened));
            records += record.Seq >= from ? 1 : 0;
            if (record.Seq >= from && JournalReplay.Compare(record, line.Decided) is { } difference)
            {
                return (difference, records, replay.Checkpoint);
            }
        }

        return (null, records, replay.Checkpoint);
    }

    /// <summary>Three agents, one of them on a break, and four calls; a checkpoint after the sixth record.</summary>
    private long Write(Func<string, string>? change = null)
    {
        using var journal = new JournalWriter(new JournalOptions { Folder = Folder.Journal }, NullLogger<JournalWriter>.Instance);
        using var line = new JournalLine();
        var checkpoints = new CheckpointStore(Folder.Checkpoints, NullLogger<CheckpointStore>.Instance);
        var board = new Switchboard();
        var hash = new ContentStore(Folder.Contents).Put(SettingsBytes.Of(Town.Settings));
        var seq = 0L;
        Append(new ServerStarted("1", 1_800_000_000_000));
        Append(new SettingsChanged(1, hash) { Content = Town.Settings });
        foreach (var staff in new[] { "101", "102", "103" })
        {
            Append(new SeatAsked(seq, staff, $"p{staff}", AgentCode.SignIn, null));
        }

        Append(new SeatAsked(seq, "101", string.Empty, AgentCode.NotReady, "break"));
        for (var call = 5001; call <= 5004; call++)
        {
            Append(new CallArrived(new CallId(call), "110", new PhoneNumber("13900000001"), "county", false));
        }

        Append(new LineAnswered(LineId.OfDecision(7, 0)));
        Append(new LineEnded(LineId.OfDecision(7, 0), LineEndCause.HungUp, 0));
        Append(new SeatAsked(seq, "102", string.Empty, AgentCode.Ready, null));
        journal.Flush();
        return seq;

        void Append(SwitchboardEvent happened)
        {
            line.Write(happened, board.Decide(++seq, seq * 1000, happened));
            var payload = change is null ? line.Payload : Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(line.Payload)));
            journal.Append(seq, seq * 1000, EventCatalog.NumberOf(happened), payload);
            if (seq == 6)
            {
                checkpoints.Save(new Checkpoint(seq, seq * 1000, board.Save()));
            }
        }
    }
}
