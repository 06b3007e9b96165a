using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Messages;

/// <summary>Wrong messages: each gets its 4xx (or 505) when there is somebody to answer, else it is dropped and counted.</summary>
public sealed class MalformedTests
{
    private const string Good = "OPTIONS sip:a@127.0.0.1 SIP/2.0|Via: SIP/2.0/UDP 127.0.0.1:7000;branch=z9hG4bKq|From: <sip:a@b>;tag=1|To: <sip:a@b>|Call-ID: c|CSeq: 1 OPTIONS|Max-Forwards: 70|Content-Length: 0||";

    /// <summary>What is replaced, by what, and the code that comes back (0: dropped, -1: still good).</summary>
    public static TheoryData<string, string, int> Cases { get; } = new()
    {
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@127.0.0.1 SIP/3.0", 505 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@127.0.0.1 SIP/2.0 ", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@127.0.0.1 HTTP/1.1", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@127.0.0.1", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", " sip:a@127.0.0.1 SIP/2.0", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPT{IONS sip:a@127.0.0.1 SIP/2.0", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS <sip:a@127.0.0.1> SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@127.0.0.1; x SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS  sip:a@127.0.0.1 SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip: SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS nothing SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@ SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@[::1 SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@h:99999 SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@h:0 SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS sip:a@h: SIP/2.0", 400 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS http://x/ SIP/2.0", 416 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "OPTIONS urn:service:sos SIP/2.0", 416 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "SIP/2.0 99 Low", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "SIP/2.0 700 High", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "SIP/2.0 2000 Long", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "SIP/2.0 abc What", 0 },
        { "OPTIONS sip:a@127.0.0.1 SIP/2.0", "SIP/1.0 200 OK", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000;branch=z9hG4bKq|", "", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: SIP/2.0/UDP", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: HTTP/2.0/UDP 127.0.0.1:7000", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: SIP/2.0 127.0.0.1:7000", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: SIP/2.0/UDP 127.0.0.1:x", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: SIP/2.0/UDP 12 7.0.0.1", 0 },
        { "Via: SIP/2.0/UDP 127.0.0.1:7000", "Via: SIP/2.0/UDP [::1", 0 },
        { "Via: ", "Via: ,,,", 0 },
        { "From: <sip:a@b>;tag=1|", "", 0 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b>", 400 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b;tag=1", 400 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b>;tag=", 400 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b>;tag=a b", 400 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b> tag=1", 400 },
        { "From: <sip:a@b>;tag=1", "From: \"open <sip:a@b>;tag=1", 400 },
        { "From: <sip:a@b>;tag=1", "From: <>;tag=1", 400 },
        { "From: <sip:a@b>;tag=1", "From: <sip:a@b>;tag=1|From: <sip:c@d>;tag=2", 0 },
        { "From: <sip:a@b>;tag=1", "From:", 0 },
        { "To: <sip:a@b>|", "", 0 },
        { "To: <sip:a@b>", "To: <sip:a@b>>", 400 },
        { "To: <sip:a@b>", "To: ;tag=x", 400 },
        { "To: <sip:a@b>", "To: <sip:a@b>;tag=\"x\"", 400 },
        { "To: <sip:a@b>", "To: <sip:a@b>|t: <sip:a@b>", 0 },
        { "Call-ID: c|", "", 0 },
        { "Call-ID: c", "Call-ID: ", 0 },
        { "Call-ID: c", "Call-ID: c d", 0 },
        { "Call-ID: c", "Call-ID: c|i: d", 0 },
        { "CSeq: 1 OPTIONS|", "", 0 },
        { "CSeq: 1 OPTIONS", "CSeq: 1", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: OPTIONS", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: -1 OPTIONS", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: 2147483648 OPTIONS", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: 99999999999999999999 OPTIONS", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: 1 INVITE", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: 1 options", 400 },
        { "CSeq: 1 OPTIONS", "CSeq: 0x1 OPTIONS", 400 },
        { "Max-Forwards: 70", "Max-Forwards: -1", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 256", 400 },
        { "Max-Forwards: 70", "Max-Forwards: x", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|Max-Forwards: 71", 400 },
        { "Max-Forwards: 70|", "", -1 },
        { "Content-Length: 0", "Content-Length: 9999", 400 },
        { "Content-Length: 0", "Content-Length: -5", 400 },
        { "Content-Length: 0", "Content-Length: x", 400 },
        { "Content-Length: 0", "Content-Length: 0|l: 0", 400 },
        { "Content-Length: 0", "Content-Length: 99999999999", 400 },
        { "Content-Length: 0|", "", -1 },
        { "Content-Length: 0||", "Content-Length: 0|", 400 },
        { "Content-Length: 0||", "Content-Length: 0", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|no colon here", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|: no name", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|Bad Name: x", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|X: a\0b", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|X: a\rVia: b", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|X: a\u0001b", 400 },
        { "Max-Forwards: 70", "Max-Forwards: 70|X : tolerated", -1 },
        { "Max-Forwards: 70", "MAX-FORWARDS:70", -1 },
        { "Max-Forwards: 70", "Max-Forwards:| 70", -1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_message_gets_its_code_or_is_dropped(string replaced, string by, int code)
    {
        Assert.Contains(replaced, Good, StringComparison.Ordinal);
        var wire = new Wire();
        var (stack, at, _) = wire.Stack();
        var peer = wire.Peer();
        peer.Send(at, Good.Replace("127.0.0.1:7000", peer.At.ToString(), StringComparison.Ordinal).Replace(replaced.Replace("127.0.0.1:7000", peer.At.ToString(), StringComparison.Ordinal), by, StringComparison.Ordinal).Replace("|", "\r\n", StringComparison.Ordinal));
        wire.Settle();
        var counters = stack.ReadCounters();
        Assert.Equal(0, counters.Faults);
        if (code == 0)
        {
            Assert.Empty(peer.Got);
            Assert.Equal(1, counters.Malformed);
        }
        else
        {
            Assert.StartsWith($"SIP/2.0 {(code == -1 ? 200 : code)} ", Assert.Single(peer.Got), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Too_many_headers_are_refused()
    {
        var wire = new Wire();
        var (_, at, _) = wire.Stack();
        var peer = wire.Peer();
        peer.Send(at, peer.Request("OPTIONS", at, more: [.. Enumerable.Range(0, 200).Select(i => $"X-{i}: y")]));
        Assert.StartsWith("SIP/2.0 400 Too many header fields", peer.Last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("\r\n")]
    public void A_keep_alive_is_no_error(string text)
    {
        var wire = new Wire();
        var (stack, at, _) = wire.Stack();
        wire.Peer().Send(at, text);
        Assert.Equal((1L, 0L, 0L), (stack.ReadCounters().MessagesIn, stack.ReadCounters().Malformed, stack.ReadCounters().Faults));
    }

    [Fact]
    public void A_wrong_ack_is_never_answered()
    {
        var wire = new Wire();
        var (stack, at, _) = wire.Stack();
        var peer = wire.Peer();
        peer.Send(at, peer.Request("ACK", at).Replace("CSeq: 1 ACK", "CSeq: x ACK", StringComparison.Ordinal));
        Assert.Empty(peer.Got);
        Assert.Equal(1, stack.ReadCounters().Malformed);
    }
}
