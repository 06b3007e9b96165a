using System.Diagnostics;
using System.Text;
using CallCenter.Sip;

namespace CallCenter.Bench;

/// <summary>Parsing one INVITE with SDP as a trunk sends it; the floor is one look at each of its bytes.</summary>
internal static class Parse
{
    private const int Rounds = 300_000;
    private const int Runs = 5;

    private const string Body =
        "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8 0 101\r\n"
        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

    private static readonly string Invite =
        "INVITE sip:110@127.0.0.1:5060;user=phone SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bK776asdhds;rport\r\n"
        + "Max-Forwards: 70\r\nFrom: \"Li\" <sip:+8613800000001@192.0.2.1;user=phone>;tag=88sja8x\r\nTo: <sip:110@127.0.0.1>\r\n"
        + "Call-ID: a84b4c76e66710@192.0.2.1\r\nCSeq: 314159 INVITE\r\nContact: <sip:trunk@192.0.2.1:5062>\r\n"
        + "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, UPDATE\r\nSupported: timer, 100rel\r\nUser-Agent: trunk\r\n"
        + $"Content-Type: application/sdp\r\nContent-Length: {Body.Length}\r\n\r\n{Body}";

    public static Task<int> Measure()
    {
        var bytes = Encoding.ASCII.GetBytes(Invite);
        var message = new SipMessage();
        if (message.Parse(bytes, bytes.Length, 128) != SipParse.Good)
        {
            throw new InvalidOperationException(message.Refusal);
        }

        Run(() => message.Parse(bytes, bytes.Length, 128));
        var allocated = new Series();
        Series.Of(Runs, () => Run(() => message.Parse(bytes, bytes.Length, 128), allocated)).Print($"INVITE of {bytes.Length} bytes, parsed", "ns");
        allocated.Print("  allocated", "bytes");
        allocated = new Series();
        Series.Of(Runs, () => Run(() => ReadAll(message), allocated)).Print("its addresses and SDP, read once each", "ns");
        allocated.Print("  allocated", "bytes");
        var sum = 0;
        Series.Of(Runs, () => Run(() => sum += Look(bytes))).Print("floor: one look at each byte", "ns");
        return Task.FromResult(sum == 0 ? 1 : 0);
    }

    private static void ReadAll(SipMessage message)
    {
        if (message.RequestUri is null || message.From is null || message.To is null || message.Contact is null || message.Sdp is null)
        {
            throw new InvalidOperationException("the INVITE was not understood");
        }
    }

    private static int Look(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var b in bytes)
        {
            sum ^= b + (sum << 1);
        }

        return sum | 1;
    }

    private static double Run(Action once, Series? allocated = null)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++)
        {
            once();
        }

        var took = Stopwatch.GetElapsedTime(began);
        allocated?.Add((double)(GC.GetAllocatedBytesForCurrentThread() - before) / Rounds);
        return took.TotalNanoseconds / Rounds;
    }
}
