using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Unit.Journal;

namespace CallCenter.Unit.Casework;

/// <summary>Writes journals as the switchboard's loop does: event and decided effects in one record.</summary>
internal sealed class Tape(string folder, int segmentSize = 64 * 1024) : IDisposable
{
    private readonly JournalLine _line = new();

    public JournalWriter Writer { get; } = Pen.Open(Pen.Options(folder, segmentSize));

    public JournalReader Reader => new(folder, Writer.Signal);

    public void Publish(params Fact[] facts) =>
        Write(new TimerFired(new TimerKey(TimerKind.Offer, 1), 1), [new RingCaller(new LineId(1)), .. facts.Select(f => new PublishFact(f))]);

    public void Write(SwitchboardEvent happened, List<Effect> decided)
    {
        _line.Write(happened, decided);
        Raw(_line.Payload);
    }

    public void Raw(ReadOnlySpan<byte> payload)
    {
        Writer.Append(Writer.NextSeq, Writer.LastAt + 1, 11, payload);
        Writer.Flush();
    }

    /// <summary>An answered and recorded call.</summary>
    public void Answered(long id, bool drill = false, string service = "110")
    {
        var (call, at) = (new CallId(id), id * 1000);
        Publish(new CallOpened(call, at, service, new PhoneNumber("13800000001"), "lan", true, Priority.P2, drill));
        Publish(new CallQueued(call, at + 1, "police"));
        Publish(new CallOffered(call, at + 2, "1001", "201", 1));
        Publish(new OfferClosed(call, at + 3, "1001", OfferOutcome.NotTaken, 0));
        Publish(new CallOffered(call, at + 4, "1002", "202", 2));
        Publish(new CallAccepted(call, at + 5, "1002", "202"));
        Publish(new CallEnded(call, CallEnder.Caller, "hung-up", 0, new CallTimes(at, at, at + 1, at + 1, at + 2, at + 5, at + 9)));
        Publish(new RecordingKept(call, at + 10, $"{id}.wav", new string('a', 64), 1000, 4, false));
    }

    public void Abandoned(long id, bool drill = false)
    {
        var (call, at) = (new CallId(id), id * 1000);
        Publish(
            new CallOpened(call, at, "12345", PhoneNumber.Withheld, "lan", false, Priority.P3, drill),
            new CallQueued(call, at, "government"));
        Publish(new CallEnded(call, CallEnder.Caller, "abandoned-in-queue", 487, new CallTimes(at, at, at, at, null, null, at + 5)));
        Publish(new RecordingLost(call, at + 6, "disk full"));
    }

    public void Dispose()
    {
        Writer.Dispose();
        _line.Dispose();
    }
}
