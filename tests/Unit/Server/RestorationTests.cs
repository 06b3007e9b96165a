using System.Text;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using CallCenter.Server.Running;
using CallCenter.Unit.Casework;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

/// <summary>The server starts whatever its journal looks like, with everything that is still readable.</summary>
public sealed class RestorationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ListLog<RestorationTests> log = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_damaged_byte_in_the_middle_costs_one_event_and_is_said()
    {
        Write(5);
        Flip("\"call\":\"3\"");
        var (board, events) = Restore();
        Assert.Equal(4, board.LiveCalls);
        Assert.Equal(5, events);
        Assert.Contains(log.Lines, l => l.Level == LogLevel.Error && l.Text.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_that_this_version_does_not_know_is_said_and_passed_over()
    {
        Write(2, last: "{\"kind\":\"FromTheFuture\"}\n[]");
        var (board, _) = Restore();
        Assert.Equal(2, board.LiveCalls);
        Assert.Contains(log.Lines, l => l.Level == LogLevel.Error && l.Text.Contains("no event that this version knows", StringComparison.Ordinal));
    }

    [Fact]
    public void A_whole_journal_is_restored_in_silence()
    {
        Write(5);
        var (board, events) = Restore();
        Assert.Equal((5, 6), (board.LiveCalls, events));
        Assert.DoesNotContain(log.Lines, l => l.Level >= LogLevel.Warning);
    }

    private (Switchboard Board, long Events) Restore()
    {
        var board = new Switchboard();
        var checkpoints = new CheckpointStore(folder.In("checkpoints"), NullLogger<CheckpointStore>.Instance);
        var (_, events, _) = Restoration.Run(board, folder.In("journal"), checkpoints, 100, static _ => DefaultSettings.Create(), log);
        return (board, events);
    }

    private void Write(int calls, string? last = null)
    {
        using var journal = new JournalWriter(new JournalOptions { Folder = folder.In("journal") }, NullLogger<JournalWriter>.Instance);
        using var line = new JournalLine();
        var seq = 0L;
        Append(new SettingsChanged(1, "x"));
        for (var call = 1; call <= calls; call++)
        {
            Append(new CallArrived(new CallId(call), "110", PhoneNumber.Withheld, "lan", false));
        }

        if (last is not null)
        {
            journal.Append(++seq, seq, 999, Encoding.UTF8.GetBytes(last));
        }

        journal.Flush();

        void Append(SwitchboardEvent happened)
        {
            line.Write(happened, []);
            journal.Append(++seq, seq, EventCatalog.NumberOf(happened), line.Payload);
        }
    }

    private void Flip(string text)
    {
        var segment = Directory.EnumerateFiles(folder.In("journal")).Single(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) > 0);
        var bytes = File.ReadAllBytes(segment);
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) + 2] ^= 1;
        File.WriteAllBytes(segment, bytes);
    }
}
