using System.Net;
using System.Text;

namespace CallCenter.Unit.Sip;

/// <summary>A scripted peer: sends text as it is and keeps what it gets.</summary>
internal sealed class Peer
{
    private readonly Wire wire;

    public Peer(Wire wire, IPEndPoint at)
    {
        this.wire = wire;
        At = at;
        wire.Attach(at, (bytes, from) =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            Got.Add(text);
            Heard?.Invoke(text, from);
        });
    }

    public IPEndPoint At { get; }

    public List<string> Got { get; } = [];

    public Action<string, IPEndPoint>? Heard { get; set; }

    public string Last => Got[^1];

    public static string Sdp { get; } =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";

    public void Send(IPEndPoint to, string text)
    {
        wire.Put(At, to, Encoding.UTF8.GetBytes(text));
        wire.Settle();
    }

    /// <summary>A request; lines of <paramref name="more"/> end without CRLF.</summary>
    public string Request(
        string method, IPEndPoint to, string callId = "c1", int sequence = 1, string branch = "1", string toTag = "", string fromTag = "f1",
        string[]? more = null, string body = "", string uri = "", string user = "1001")
    {
        var text = new StringBuilder($"{method} {(uri.Length > 0 ? uri : $"sip:{user}@{to}")} SIP/2.0\r\nVia: SIP/2.0/UDP {At};branch=z9hG4bK{branch};rport\r\n")
            .Append($"Max-Forwards: 70\r\nFrom: \"A B\" <sip:caller@{At}>;tag={fromTag}\r\nTo: <sip:{user}@{to}>{(toTag.Length > 0 ? ";tag=" + toTag : "")}\r\n")
            .Append($"Call-ID: {callId}\r\nCSeq: {sequence} {method}\r\nContact: <sip:caller@{At}>\r\n");
        foreach (var line in more ?? [])
        {
            text.Append(line).Append("\r\n");
        }

        if (body.Length > 0)
        {
            text.Append("Content-Type: application/sdp\r\n");
        }

        return text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}").ToString();
    }

    /// <summary>A response to a request that was received.</summary>
    public string Response(string request, string status, string tag = "", string[]? more = null, string body = "")
    {
        var text = new StringBuilder($"SIP/2.0 {status}\r\n");
        foreach (var line in request.Split("\r\n\r\n")[0].Split("\r\n")[1..])
        {
            if (line.StartsWith("To:", StringComparison.Ordinal) && tag.Length > 0 && !line.Contains(";tag=", StringComparison.Ordinal))
            {
                text.Append(line).Append(";tag=").Append(tag).Append("\r\n");
            }
            else if (line.Split(':')[0] is "Via" or "From" or "To" or "Call-ID" or "CSeq" or "Record-Route")
            {
                text.Append(line).Append("\r\n");
            }
        }

        foreach (var line in more ?? [])
        {
            text.Append(line).Append("\r\n");
        }

        text.Append($"Contact: <sip:callee@{At}>\r\n");
        if (body.Length > 0)
        {
            text.Append("Content-Type: application/sdp\r\n");
        }

        return text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}").ToString();
    }

    public static string Header(string message, string name)
    {
        foreach (var line in message.Split("\r\n\r\n")[0].Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return "";
    }

    public static string Tag(string message, string header)
    {
        var value = Header(message, header);
        var at = value.IndexOf(";tag=", StringComparison.Ordinal);
        return at < 0 ? "" : value[(at + 5)..].Split(';')[0];
    }
}
