using System.Globalization;
using System.Security.Cryptography;

namespace CallCenter.Journal;

/// <summary>Compares the signed anchors with the journal while the verifier walks through it.</summary>
internal sealed class AnchorCheck
{
    private readonly ILookup<long, AnchorLine> _signed;
    private readonly List<JournalFault> _unsigned;
    private readonly HashSet<AnchorLine> _met = [];

    private AnchorCheck(List<AnchorLine> signed, List<JournalFault> unsigned)
    {
        _signed = signed.ToLookup(a => a.Seq);
        _unsigned = unsigned;
    }

    public int Agreeing { get; private set; }

    public static AnchorCheck Read(string file, ECDsa key)
    {
        var (signed, unsigned) = (new List<AnchorLine>(), new List<JournalFault>());
        var number = 0;
        foreach (var text in File.ReadLines(file))
        {
            number++;
            var where = string.Create(CultureInfo.InvariantCulture, $"line {number} of the anchor file");
            if (AnchorLine.Parse(text) is not { } line)
            {
                unsigned.Add(new JournalFault(JournalFaultKind.AnchorUnreadable, 0, 0, where));
            }
            else if (!line.IsBy(key))
            {
                unsigned.Add(new JournalFault(JournalFaultKind.AnchorSignatureWrong, line.Seq, line.Seq, where));
            }
            else
            {
                signed.Add(line);
            }
        }

        return new AnchorCheck(signed, unsigned);
    }

    public void Check(long seq, long at, ReadOnlySpan<byte> chain, List<JournalFault> faults)
    {
        foreach (var anchor in _signed[seq])
        {
            _met.Add(anchor);
            if (anchor.At == at && chain.SequenceEqual(anchor.Chain))
            {
                Agreeing++;
            }
            else
            {
                faults.Add(new JournalFault(JournalFaultKind.AnchorMismatch, seq, seq, "the journal was another when this was signed"));
            }
        }
    }

    public void Finish(long last, List<JournalFault> faults)
    {
        foreach (var anchor in _signed.SelectMany(same => same).Where(a => !_met.Contains(a)))
        {
            faults.Add(anchor.Seq > last
                ? new JournalFault(JournalFaultKind.AnchorBeyondEnd, last + 1, anchor.Seq, "the end of the journal was removed")
                : new JournalFault(JournalFaultKind.AnchorMismatch, anchor.Seq, anchor.Seq, "the signed record is not there"));
        }

        faults.AddRange(_unsigned);
    }
}
