using System.Net;
using System.Text;
using CallCenter.Sip;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CallCenter.Unit.Sip.Messages;

public sealed class SipMessageTests
{
    [Fact]
    public void Compact_names_folding_lists_quotes_and_letter_case_are_read()
    {
        Assert.Equal(SipParse.Good, Samples.Parse(Samples.Invite, out var message));
        Assert.True(message.IsRequest);
        Assert.Equal(SipMethod.Invite, message.Method);
        Assert.Equal("sip:110@127.0.0.1:5060;user=phone", message.RequestUri!.ToString());
        Assert.Equal("7bd1.c@192.0.2.1", message.CallId);
        Assert.Equal(102u, message.Sequence);
        Assert.Equal("Li, \"Lei\" <x>", message.FromName);
        Assert.Equal("+8613800138000", message.From!.User);
        Assert.Equal("88sja8x", Encoding.UTF8.GetString(message.FromTag));
        Assert.True(message.ToTag.IsEmpty);
        Assert.Equal("sip:a@192.0.2.1:5062;transport=udp", message.Contact!.ToString());
        Assert.Equal(3, message.Values(SipHeader.Via).Count);
        Assert.Equal(["<sip:p1.example.cn;lr>", "<sip:p2.example.cn;lr>", "<sip:p3.example.cn>"], message.Values(SipHeader.RecordRoute));
        Assert.Equal("one two three", string.Join(' ', message.Text(SipHeader.Subject)!.Split(' ', '\t').Where(word => word.Length > 0)));
        Assert.Equal("tel:+8613800138000", message.Uri(SipHeader.PAssertedIdentity)!.ToString());
        Assert.Equal("kept as it is", message.Text("x-OWN"));
        Assert.Null(message.Text("X-Other"));
        Assert.Equal("v=0\r\n", Encoding.UTF8.GetString(message.Body.Span));
        Assert.True(message.TryTopVia(out var via));
        Assert.Equal(5062, via.Port);
        Assert.True(via.HasRport);
        Assert.Equal("z9hG4bKa1", Encoding.UTF8.GetString(via.Branch));
    }

    [Fact]
    public void A_kept_message_does_not_change_with_the_buffer()
    {
        var bytes = Encoding.UTF8.GetBytes(Samples.Invite);
        Samples.Parse(bytes, out var message);
        var kept = message.Keep();
        Array.Clear(bytes);
        Assert.Equal("7bd1.c@192.0.2.1", kept.CallId);
        Assert.Equal(SipMethod.Invite, kept.Method);
        Assert.Equal(3, kept.Values(SipHeader.Via).Count);
        Assert.Equal(5, kept.Body.Length);
    }

    [Fact]
    public void A_message_object_used_again_keeps_nothing_of_the_one_before()
    {
        Samples.Parse(Samples.Invite, out var message);
        var response = Encoding.UTF8.GetBytes("SIP/2.0 180\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: q\r\nCSeq: 1 INVITE\r\n\r\n");
        Assert.Equal(SipParse.Good, message.Parse(response, response.Length, 128));
        Assert.False(message.IsRequest);
        Assert.Equal(180, message.StatusCode);
        Assert.Equal("", message.ReasonPhrase);
        Assert.Null(message.Contact);
        Assert.Equal(0, message.Body.Length);
    }

    [Fact]
    public void A_response_carries_what_was_seen_of_the_sender()
    {
        Samples.Parse(Samples.Invite, out var message);
        var source = new IPEndPoint(IPAddress.Parse("198.51.100.7"), 6000);
        var text = Encoding.UTF8.GetString(SipResponseText.Begin(new SipWriter(), message, source, 180, null, 0xABC).RecordRoutes(message).End().Span);
        Assert.StartsWith("SIP/2.0 180 Ringing\r\nVia: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa1;rport=6000;received=198.51.100.7, SIP/2.0/TCP [2001:db8::1]:5060;branch=z9hG4bKb2\r\n", text, StringComparison.Ordinal);
        Assert.Equal(SipParse.Good, Samples.Parse(text, out var response));
        Assert.Equal("0000000000000abc", Encoding.UTF8.GetString(response.ToTag));
        Assert.Equal(message.CallId, response.CallId);
        Assert.Equal(message.Values(SipHeader.RecordRoute), response.Values(SipHeader.RecordRoute));
        Assert.Equal(source, SipResponseText.Destination(message, source));
    }

    [Fact]
    public void Without_rport_a_response_goes_to_the_port_of_the_via()
    {
        Samples.Parse(Samples.Invite.Replace(";rport", "", StringComparison.Ordinal), out var message);
        var source = new IPEndPoint(IPAddress.Parse("198.51.100.7"), 6000);
        Assert.Equal(new IPEndPoint(source.Address, 5062), SipResponseText.Destination(message, source));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_without_exception() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            var parsed = Samples.Parse(bytes, out _);
            return parsed is SipParse.Drop or SipParse.KeepAlive;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mutated_message_is_read_or_refused_without_exception()
    {
        var original = Encoding.UTF8.GetBytes(Samples.Invite);
        var random = new Random(7);
        var good = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = original.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(4) == 0 ? "\r\n\0 \t;,<>\"\\:@"[random.Next(13)] : random.Next(256));
            }

            if (random.Next(5) == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }

            var parsed = Samples.Parse(bytes, out var message);
            good += parsed == SipParse.Good ? 1 : 0;
            if (parsed is SipParse.Good or SipParse.Refuse)
            {
                _ = (message.From, message.To, message.Contact, message.RequestUri, message.FromName, message.Sdp, message.CallId);
                _ = message.Values(SipHeader.RecordRoute);
                _ = SipResponseText.Begin(new SipWriter(), message, new IPEndPoint(IPAddress.Loopback, 1), 200, null, 1).End();
                _ = message.Keep();
            }
        }

        Assert.InRange(good, 1_000, 19_000);
    }

    [Fact]
    public void What_is_written_is_what_is_read() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            var value = new string([.. text.Get.Where(c => c >= ' ' && c != 0x7F && !char.IsSurrogate(c))]).Trim();
            var written = new SipWriter().Raw("OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: q\r\nCSeq: 1 OPTIONS\r\nX-Text: "u8)
                .Text(text.Get).Line().End("text/plain"u8, Encoding.UTF8.GetBytes(value));
            return Samples.Parse(written.Span.ToArray(), out var message) == SipParse.Good
                && Encoding.UTF8.GetString(message.Body.Span) == value && message.HeaderCount == 7 + (value.Length > 0 ? 1 : 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_multipart_body_gives_its_session_description()
    {
        var sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
        var body = $"--b1\r\nContent-Type: application/pidf+xml\r\n\r\n<x/>\r\n--b1\r\nContent-Type: application/sdp\r\n\r\n{sdp}\r\n--b1--\r\n";
        var text = Samples.Invite.Replace("c: application/sdp", "c: multipart/mixed; boundary=\"b1\"", StringComparison.Ordinal)
            .Replace("l: 5\r\n\r\nv=0\r\n", $"l: {body.Length}\r\n\r\n{body}", StringComparison.Ordinal);
        Assert.Equal(SipParse.Good, Samples.Parse(text, out var message));
        Assert.Equal("- 1 1 IN IP4 127.0.0.1", message.Sdp!.Origin);
    }
}
