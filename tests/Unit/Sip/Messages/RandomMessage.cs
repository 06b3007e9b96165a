using System.Globalization;
using System.Text;

namespace CallCenter.Unit.Sip.Messages;

/// <summary>Makes well-formed messages that nobody wrote by hand, and spoils them. The same seed makes the same ones.</summary>
internal sealed class RandomMessage(int seed)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    private static readonly string[] Methods = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "INFO", "UPDATE", "MESSAGE", "NOBODYKNOWS"];
    private static readonly string[] Junk = ["\0", "\r", "\n", "\r\n", ":", ";", ",", "<", ">", "\"", "\\", "=", "@", "[", "]", "%", "%4", "\u00ff", "\t", " ", "99999999999999999999", "-1"];
    private readonly Random random = new(seed);

    /// <summary>Call-ID of the last message made.</summary>
    public string CallId { get; private set; } = string.Empty;

    /// <summary>Sequence number of the last message made.</summary>
    public uint Sequence { get; private set; }

    /// <summary>Body of the last message made.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>A message that a strict parser must take.</summary>
    public string Next()
    {
        var method = Methods[random.Next(Methods.Length)];
        CallId = $"{Word(1, 40)}@{Word(1, 20)}";
        Sequence = (uint)random.Next();
        Body = random.Next(3) switch { 0 => string.Empty, 1 => Peer.Sdp, _ => Word(1, 2000) };
        var isRequest = random.Next(3) > 0;
        var start = isRequest ? $"{method} {Uri()} SIP/2.0" : $"SIP/2.0 {random.Next(100, 700).ToString(CultureInfo.InvariantCulture)} {Word(0, 30)}";
        List<string> headers =
        [
            $"{Name("From", "f")}{Colon()}{Address()};tag={Token()}",
            $"{Name("To", "t")}{Colon()}{Address()}{(random.Next(2) == 0 ? $";tag={Token()}" : string.Empty)}",
            $"{Name("Call-ID", "i")}{Colon()}{CallId}",
            $"{Name("CSeq", "CSEQ")}{Colon()}{Sequence.ToString(CultureInfo.InvariantCulture)}{Blank()}{method}",
            $"{Name("Max-Forwards", "max-forwards")}{Colon()}{random.Next(256).ToString(CultureInfo.InvariantCulture)}",
            $"{Name("Content-Length", "l")}{Colon()}{Encoding.UTF8.GetByteCount(Body).ToString(CultureInfo.InvariantCulture)}",
        ];
        if (Body.Length > 0)
        {
            headers.Add($"{Name("Content-Type", "c")}{Colon()}{(Body == Peer.Sdp ? "application/sdp" : "text/plain")}");
        }

        for (var n = random.Next(12); n > 0; n--)
        {
            headers.Add(random.Next(4) switch
            {
                0 => $"{Name("Contact", "m")}{Colon()}{Address()}{Parameters()}",
                1 => $"Record-Route{Colon()}<{Uri()};lr>, <{Uri()};lr>",
                2 => $"{Name("Subject", "s")}{Colon()}{Words()}",
                _ => $"X-{Token()}{Colon()}{Words()}",
            });
        }

        var order = headers.ToArray();
        random.Shuffle(order);
        var via = $"{Name("Via", "v")}{Colon()}SIP/2.0/UDP {Host()}:{random.Next(1, 65536).ToString(CultureInfo.InvariantCulture)};branch=z9hG4bK{Token()}{Parameters()}";
        return $"{start}\r\n{string.Join("\r\n", order.Prepend(via))}\r\n\r\n{Body}";
    }

    /// <summary>The same with one to eight faults: bytes changed, cut, doubled, moved, or junk put in.</summary>
    public byte[] Spoil(byte[] good)
    {
        var bytes = good.ToList();
        for (var n = random.Next(1, 9); n > 0 && bytes.Count > 2; n--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(1, Math.Min(bytes.Count - at, 200) + 1);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 4: bytes.InsertRange(at, Encoding.Latin1.GetBytes(Junk[random.Next(Junk.Length)])); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }

    private string Name(string full, string compact) => random.Next(3) switch { 0 => compact, 1 => full.ToUpperInvariant(), _ => full };

    private string Colon() => random.Next(4) switch { 0 => ":", 1 => " : ", 2 => ":\r\n ", _ => ": " };

    private string Blank() => random.Next(3) == 0 ? " \r\n\t" : " ";

    private string Words() => string.Join(Blank(), Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word(1, 20)));

    private string Word(int least, int most) => string.Create(random.Next(least, most + 1), random, static (text, dice) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Letters[dice.Next(Letters.Length)];
        }
    });

    private string Token() => Word(1, 24).Trim('.') is { Length: > 0 } token ? token : "x";

    private string Host() => random.Next(3) switch { 0 => "[2001:db8::7]", 1 => "192.0.2.9", _ => "edge.example.cn" };

    private string Uri() => $"sip:{Token()}@{Host()}{(random.Next(2) == 0 ? ":5070" : string.Empty)}";

    private string Parameters() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(n => $";p{n}={(random.Next(2) == 0 ? Token() : $"\"{Token()};{Token()}\"")}"));

    private string Address() => random.Next(3) switch
    {
        0 => $"<{Uri()};user=phone>",
        1 => $"\"{Token()}, \\\"{Token()}\\\" <x>\" <{Uri()}>",
        _ => $"{Token()} <{Uri()}>",
    };
}
