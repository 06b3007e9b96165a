using System.Text;
using CallCenter.Sip;

namespace CallCenter.Unit.Sip.Messages;

internal static class Samples
{
    public const string Invite =
        "INVITE sip:110@127.0.0.1:5060;user=phone SIP/2.0\r\n" +
        "Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKa1;rport, SIP/2.0/TCP [2001:db8::1]:5060;branch=z9hG4bKb2\r\n" +
        "v: SIP / 2.0 / UDP edge.example.cn;branch=z9hG4bKc3\r\n" +
        "Max-Forwards: 70\r\n" +
        "f: \"Li, \\\"Lei\\\" <x>\" <sip:+8613800138000@example.cn;user=phone>;tag=88sja8x\r\n" +
        "To: sip:110@127.0.0.1\r\n" +
        "i: 7bd1.c@192.0.2.1\r\n" +
        "CSeq: 00102   INVITE\r\n" +
        "m: <sip:a@192.0.2.1:5062;transport=udp>;expires=30\r\n" +
        "Record-Route: <sip:p1.example.cn;lr>, <sip:p2.example.cn;lr>\r\n" +
        "record-route: <sip:p3.example.cn>\r\n" +
        "Subject: one\r\n  two\r\n\tthree\r\n" +
        "P-Asserted-Identity: \"x\" <tel:+8613800138000>, <sip:a@b>\r\n" +
        "X-Own:  kept as it is \r\n" +
        "c: application/sdp\r\n" +
        "l: 5\r\n" +
        "\r\n" +
        "v=0\r\n";

    public static SipParse Parse(string text, out SipMessage message) => Parse(Encoding.UTF8.GetBytes(text), out message);

    public static SipParse Parse(byte[] bytes, out SipMessage message)
    {
        message = new SipMessage();
        return message.Parse(bytes, bytes.Length, 128);
    }
}
