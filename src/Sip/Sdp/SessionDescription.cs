using System.Text;

namespace CallCenter.Sip;

/// <summary>A session description (RFC 8866): what is acted on is a property, other session lines are kept as they are.</summary>
public sealed record SessionDescription
{
    /// <summary>The most media sections taken.</summary>
    public const int MaxMedia = 16;

    /// <summary>The most lines taken.</summary>
    public const int MaxLines = 512;

    /// <summary>The value of o=: user, session id, version, "IN IP4 address".</summary>
    public required string Origin { get; init; }

    /// <summary>The value of s=.</summary>
    public string Name { get; init; } = "-";

    /// <summary>The value of the session's c= ("IN IP4 192.0.2.1"), or null.</summary>
    public string? Connection { get; init; }

    /// <summary>Other session lines before t= (i, u, e, p, b) and after it (k, z), as "b=AS:64".</summary>
    public IReadOnlyList<string> OtherLines { get; init; } = [];

    /// <summary>The values of t= and r= lines, as "t=0 0".</summary>
    public IReadOnlyList<string> Times { get; init; } = ["t=0 0"];

    /// <summary>The session's attributes without "a=".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The media sections, in order.</summary>
    public IReadOnlyList<SdpMedia> Media { get; init; } = [];

    /// <summary>Reads a session description. Line ends may be CRLF or LF.</summary>
    /// <param name="text">The body.</param>
    /// <returns>The description, or null when it can't be read.</returns>
    public static SessionDescription? Parse(ReadOnlySpan<byte> text) => SdpText.Parse(text);

    /// <summary>Reads a session description.</summary>
    /// <param name="text">The body.</param>
    /// <returns>The description, or null when it can't be read.</returns>
    public static SessionDescription? Parse(string text) => SdpText.Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The description as it is sent, with CRLF.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SdpText.Write(this);

    /// <summary>An attribute's value in this list: "" for a flag, null when it is not there.</summary>
    internal static string? Attribute(IReadOnlyList<string> attributes, string name)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            var text = attributes[i];
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                if (text.Length == name.Length)
                {
                    return "";
                }

                if (text[name.Length] == ':')
                {
                    return text[(name.Length + 1)..].Trim();
                }
            }
        }

        return null;
    }
}

/// <summary>One m= section.</summary>
public sealed record SdpMedia
{
    /// <summary>"audio", "video", "image", …</summary>
    public required string Kind { get; init; }

    /// <summary>The port; 0 means the section is refused or unused.</summary>
    public required int Port { get; init; }

    /// <summary>The number of ports ("m=audio 5000/2"); 1 when not given.</summary>
    public int PortCount { get; init; } = 1;

    /// <summary>"RTP/AVP", "RTP/SAVP", "udptl", …</summary>
    public required string Protocol { get; init; }

    /// <summary>The formats: payload types for RTP.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The value of this section's c=, or null.</summary>
    public string? Connection { get; init; }

    /// <summary>Other lines (i, b, k) as "b=AS:64".</summary>
    public IReadOnlyList<string> OtherLines { get; init; } = [];

    /// <summary>Attributes without "a=".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>An attribute's value: "" for a flag, null when it is not there.</summary>
    /// <param name="name">Its name, any letter case.</param>
    /// <returns>The value of the first one.</returns>
    public string? Attribute(string name) => SessionDescription.Attribute(Attributes, name);
}
