using CallCenter.Journal;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CallCenter.Unit.Journal;

public sealed class JournalPropertyTests
{
    [Fact]
    public void Any_mix_of_appends_flushes_and_reopenings_reads_back_as_the_same_sequence()
    {
        // 0..7 append with that many hundred bytes, 8 flush, 9 reopen.
        var actions = Gen.Choose(0, 9).ListOf().ToArbitrary();
        Prop.ForAll(actions, SameSequence).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(120));
    }

    private static bool SameSequence(IList<int> actions)
    {
        using var folder = new TemporaryFolder();
        var expected = new List<byte[]>();
        var options = Pen.Options(folder.Path, segmentSize: 4096);
        var writer = Pen.Open(options);
        foreach (var action in actions)
        {
            switch (action)
            {
                case 8:
                    writer.Flush();
                    break;
                case 9:
                    writer.Dispose();
                    writer = Pen.Open(options);
                    break;
                default:
                    var payload = Pen.PayloadOf(writer.NextSeq, action * 100);
                    writer.Append(writer.NextSeq, 1000 + writer.NextSeq, 1, payload);
                    expected.Add(payload);
                    break;
            }
        }

        writer.Dispose();
        var read = new JournalReader(folder.Path).ReadFrom(1).ToList();
        return JournalVerifier.Verify(folder.Path) is { IsSound: true } report
            && report.Records == expected.Count
            && read.Select(r => r.Seq).SequenceEqual(Enumerable.Range(1, expected.Count).Select(i => (long)i))
            && read.Select(r => r.Payload.ToArray()).Zip(expected).All(p => p.First.AsSpan().SequenceEqual(p.Second));
    }
}
