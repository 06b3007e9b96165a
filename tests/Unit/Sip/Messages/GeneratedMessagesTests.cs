using System.Globalization;
using System.Text;
using Xunit;

namespace CallCenter.Unit.Sip.Messages;

/// <summary>Whole and broken messages made by chance. A failure names its seed; CALLCENTER_SEED repeats it.</summary>
public sealed class GeneratedMessagesTests
{
    private const int Messages = 4000;

    private static readonly string[] Methods = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "INFO", "UPDATE", "SUBSCRIBE", "REFER", "FOO"];
    private static readonly string[] Names =
    [
        "Subject", "s", "Supported", "k", "Require", "Contact", "m", "Route", "Record-Route", "Allow", "Accept", "Expires", "Session-Expires", "x", "Min-SE", "Content-Type", "c",
        "Content-Length", "l", "P-Asserted-Identity", "Diversion", "Privacy", "Geolocation", "Authorization", "Replaces", "Referred-By", "X-Anything", "Date", "Via", "v", "Max-Forwards",
    ];

    private static readonly string[] Values =
    [
        "100rel", "<sip:a@b;lr>;q=0.5, <sip:c@d>", "\"a \\\" b\" <sip:x@[::1]:5060>;expires=0", "application/sdp", "multipart/mixed;boundary=b", "0", "-1", "4294967296", "99999999999999999999",
        "SIP/2.0/UDP 1.2.3.4;branch=z9hG4bKz;rport;received=1.2.3.4", "tel:+86-10-110;phone-context=x", "Digest username=\"a\",realm=\"callcenter\",nonce=\"\",uri=\"\",response=\"\"", "*", "", " ", ";;;", "<>", "\t\t",
        "sip:%00%ff@h", "sip:a:b@h?Subject=x&y=%zz", "中文 <sip:号@h>", "a@b;to-tag=1;from-tag=2",
    ];

    [Fact]
    public void No_message_breaks_the_stack_and_what_it_remembers_stays_bounded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CALLCENTER_SEED"), out var given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"CALLCENTER_SEED={seed}");
        var random = new Random(seed);
        var wire = new Wire();
        var (stack, at, _) = wire.Stack();
        var peer = wire.Peer();
        for (var n = 0; n < Messages; n++)
        {
            var message = Make(random, peer.At.ToString(), n);
            peer.Send(at, message);
            wire.Settle();
            Assert.True(stack.ReadCounters().Faults == 0, $"CALLCENTER_SEED={seed}, message {n}:\n{message}");
        }

        // Whole ones were among them: else this would prove nothing.
        var counters = stack.ReadCounters();
        Assert.True(counters.MessagesIn >= Messages);
        Assert.InRange(counters.Malformed, Messages / 20, Messages - (Messages / 20));
        Assert.NotEmpty(peer.Got);
    }

    private static string Make(Random random, string peer, int n)
    {
        var method = Methods[random.Next(Methods.Length)];
        var text = new StringBuilder();
        text.Append(random.Next(10) == 0 ? $"SIP/2.0 {random.Next(100, 700)} Reason" : $"{method} sip:{random.Next(256)}@127.0.0.1 SIP/2.0").Append("\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Via: SIP/2.0/UDP {peer};branch=z9hG4bK{n}\r\nFrom: <sip:a@b>;tag={n}\r\nTo: <sip:c@d>{(random.Next(3) == 0 ? ";tag=x" : string.Empty)}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Call-ID: {n}\r\nCSeq: {random.Next(1, 5)} {method}\r\nMax-Forwards: {random.Next(0, 70)}\r\n");
        for (var header = random.Next(8); header > 0; header--)
        {
            text.Append(Names[random.Next(Names.Length)]).Append(random.Next(6) == 0 ? " : " : ": ").Append(Values[random.Next(Values.Length)]);
            text.Append(random.Next(8) == 0 ? "\r\n  folded;part=1" : string.Empty).Append("\r\n");
        }

        var body = random.Next(3) == 0 ? "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 0 101\r\na=ptime:20\r\n" : string.Empty;
        text.Append(CultureInfo.InvariantCulture, $"{(body.Length > 0 ? "Content-Type: application/sdp\r\n" : string.Empty)}Content-Length: {body.Length}\r\n\r\n{body}");
        if (random.Next(2) == 0)
        {
            Break(random, text);
        }

        return text.ToString();
    }

    private static void Break(Random random, StringBuilder text)
    {
        for (var times = random.Next(1, 6); times > 0 && text.Length > 4; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text[at] = (char)random.Next(0, 256); break;
                case 1: text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)); break;
                case 2: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at))); break;
                case 3: text.Length = at; break;
                default: text.Insert(at, Values[random.Next(Values.Length)]); break;
            }
        }
    }
}
