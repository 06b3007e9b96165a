using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Sip;

/// <summary>Writes messages into one buffer that is used again and again.</summary>
internal sealed class SipWriter
{
    private byte[] buffer = new byte[2048];
    private int length;

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    public SipWriter Clear()
    {
        length = 0;
        return this;
    }

    public SipWriter Raw(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
        return this;
    }

    /// <summary>Text that ends up in a line; control characters become blanks so that nobody can add a line.</summary>
    public SipWriter Text(string text)
    {
        Room(text.Length * 3);
        var written = Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        foreach (ref var b in buffer.AsSpan(length, written))
        {
            if (b is < 0x20 or 0x7F)
            {
                b = (byte)' ';
            }
        }

        length += written;
        return this;
    }

    /// <summary>A body or other text that keeps its line ends.</summary>
    public SipWriter Block(string text)
    {
        Room(text.Length * 3);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        return this;
    }

    public SipWriter Number(long number)
    {
        Room(20);
        System.Buffers.Text.Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
        return this;
    }

    public SipWriter Hex(ulong number)
    {
        Room(16);
        for (var i = 15; i >= 0; i--)
        {
            buffer[length + i] = "0123456789abcdef"u8[(int)(number & 15)];
            number >>= 4;
        }

        length += 16;
        return this;
    }

    public SipWriter Address(IPAddress address)
    {
        var six = address.AddressFamily == AddressFamily.InterNetworkV6;
        Room(64);
        if (six)
        {
            buffer[length++] = (byte)'[';
        }

        address.TryFormat(buffer.AsSpan(length), out var written);
        length += written;
        if (six)
        {
            buffer[length++] = (byte)']';
        }

        return this;
    }

    public SipWriter Line() => Raw("\r\n"u8);

    public SipWriter Header(ReadOnlySpan<byte> nameAndColon, ReadOnlySpan<byte> value) => Raw(nameAndColon).Raw(value).Line();

    public SipWriter Headers(IReadOnlyList<KeyValuePair<string, string>>? headers)
    {
        for (var i = 0; i < (headers?.Count ?? 0); i++)
        {
            Text(headers![i].Key).Raw(": "u8).Text(headers[i].Value).Line();
        }

        return this;
    }

    /// <summary>Content-Type, Content-Length, the empty line and the body.</summary>
    public SipWriter End(ReadOnlySpan<byte> contentType = default, ReadOnlySpan<byte> body = default)
    {
        if (!body.IsEmpty)
        {
            Header("Content-Type: "u8, contentType);
        }

        return Raw("Content-Length: "u8).Number(body.Length).Raw("\r\n\r\n"u8).Raw(body);
    }

    /// <summary>The end of a message with or without a session description.</summary>
    public SipWriter End(SessionDescription? sdp)
    {
        if (sdp is null)
        {
            return End();
        }

        var text = sdp.ToString();
        return Raw("Content-Type: application/sdp\r\nContent-Length: "u8).Number(Encoding.UTF8.GetByteCount(text)).Raw("\r\n\r\n"u8).Block(text);
    }

    private void Room(int more)
    {
        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
