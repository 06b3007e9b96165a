using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The dialog of one call (RFC 3261 §12): who it is between, its counters, and where its requests go.</summary>
internal sealed class SipDialog
{
    private readonly SipCore core;

    private SipDialog(SipCore core, SipTransport transport, string callId, ulong localTag)
    {
        this.core = core;
        Transport = transport;
        CallId = callId;
        LocalTag = localTag;
    }

    public SipTransport Transport { get; }

    public string CallId { get; }

    public ulong LocalTag { get; }

    /// <summary>The peer's tag; empty until it is known.</summary>
    public string RemoteTag { get; private set; } = "";

    public uint LocalSequence { get; set; }

    public uint RemoteSequence { get; set; }

    /// <summary>Our From value without tag.</summary>
    public required string LocalAddress { get; init; }

    /// <summary>The peer's name-addr without tag.</summary>
    public required string RemoteAddress { get; init; }

    public required string RemoteTarget { get; set; }

    public IReadOnlyList<string> Routes { get; private set; } = [];

    public required string ContactUser { get; init; }

    public required IPEndPoint NextHop { get; set; }

    /// <summary>Where the peer's messages come from: used when its Contact can't be reached.</summary>
    public required IPEndPoint Seen { get; set; }

    /// <summary>True when the peer's Via showed an address other than the one seen: it sits behind a NAT.</summary>
    public bool BehindNat { get; init; }

    /// <summary>The dialog of an INVITE that came in (RFC 3261 §12.1.1).</summary>
    public static SipDialog Of(SipCore core, SipMessage invite, ServerTransaction transaction, ulong localTag)
    {
        var source = transaction.Source;
        var nat = invite.TryTopVia(out var via) && invite.Values(SipHeader.Via).Count == 1
            && (via.Port != source.Port || !IsAddress(via.Host, source.Address));
        var dialog = new SipDialog(core, transaction.Transport, invite.CallId, localTag)
        {
            RemoteTag = Encoding.UTF8.GetString(invite.FromTag),
            RemoteSequence = invite.Sequence,
            LocalSequence = (uint)core.Random.Below(1 << 20),
            LocalAddress = WithoutTag(invite.Span(SipHeader.To)),
            RemoteAddress = WithoutTag(invite.Span(SipHeader.From)),
            RemoteTarget = TargetOf(invite) ?? invite.From?.ToString() ?? "",
            Routes = invite.Values(SipHeader.RecordRoute),
            ContactUser = invite.RequestUri?.User ?? "",
            NextHop = source,
            Seen = source,
            BehindNat = nat,
        };
        dialog.ChooseNextHop();
        return dialog;
    }

    /// <summary>The dialog of an INVITE we are about to send.</summary>
    public static SipDialog Of(SipCore core, OutgoingInvite invite, SipTransport transport, ulong localTag)
    {
        var name = invite.FromName is { Length: > 0 } display ? $"\"{display.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" " : "";
        return new SipDialog(core, transport, invite.CallId ?? SipCore.HexText(core.Random.Next()) + SipCore.HexText(core.Random.Next()), localTag)
        {
            LocalSequence = (uint)core.Random.Below(1 << 20),
            LocalAddress = $"{name}<{invite.From}>",
            RemoteAddress = $"<{invite.To ?? invite.Target}>",
            RemoteTarget = invite.Target.ToString(),
            ContactUser = invite.ContactUser ?? invite.From.User,
            NextHop = invite.NextHop,
            Seen = invite.NextHop,
        };
    }

    /// <summary>A dialog of an earlier process; null when its tag is none of ours or its transport is not there.</summary>
    public static SipDialog? Of(SipCore core, DialogSnapshot snapshot)
    {
        var tag = SipCore.TagOf(snapshot.LocalTag);
        if (tag == 0 || snapshot.RemoteTag.Length == 0 || !core.Transports.Exists(one => one.Local.AddressFamily == snapshot.NextHop.AddressFamily))
        {
            return null;
        }

        return new SipDialog(core, core.TransportFor(snapshot.NextHop, snapshot.Local), snapshot.CallId, tag)
        {
            RemoteTag = snapshot.RemoteTag,
            LocalSequence = snapshot.LocalSequence,
            RemoteSequence = snapshot.RemoteSequence,
            LocalAddress = snapshot.LocalAddress,
            RemoteAddress = snapshot.RemoteAddress,
            RemoteTarget = snapshot.RemoteTarget,
            Routes = snapshot.RouteSet,
            ContactUser = snapshot.ContactUser,
            NextHop = snapshot.NextHop,
            Seen = snapshot.NextHop,
        };
    }

    public DialogSnapshot Snapshot(SipDirection direction) => new(
        direction, CallId, SipCore.HexText(LocalTag), RemoteTag, LocalSequence, RemoteSequence, LocalAddress, RemoteAddress, RemoteTarget,
        Routes, ContactUser, NextHop, Transport.Local, Transport.Name);

    /// <summary>True when a request in our tag's dialog is from this dialog's peer.</summary>
    public bool Matches(SipMessage request) => Is(request.CallIdSpan, CallId) && RemoteTag.Length > 0 && Is(request.FromTag, RemoteTag);

    /// <summary>True when a response has the peer's tag of this dialog, or the dialog has none yet.</summary>
    public bool IsPeer(SipMessage response) => RemoteTag.Length == 0 || Is(response.ToTag, RemoteTag);

    /// <summary>Takes the peer's tag, target and routes from a response to our INVITE (RFC 3261 §12.1.2).</summary>
    public void Learn(SipMessage response, IPEndPoint source)
    {
        RemoteTag = Encoding.UTF8.GetString(response.ToTag);
        Seen = source;
        RemoteTarget = TargetOf(response) ?? RemoteTarget;
        var routes = response.Values(SipHeader.RecordRoute);
        Routes = routes.Count > 1 ? [.. routes.Reverse()] : routes;
        ChooseNextHop();
    }

    /// <summary>The dialog with another branch of a forked INVITE.</summary>
    public SipDialog Fork(SipMessage response, IPEndPoint source)
    {
        var fork = new SipDialog(core, Transport, CallId, LocalTag)
        {
            LocalSequence = LocalSequence,
            LocalAddress = LocalAddress,
            RemoteAddress = RemoteAddress,
            RemoteTarget = RemoteTarget,
            ContactUser = ContactUser,
            NextHop = NextHop,
            Seen = source,
        };
        fork.Learn(response, source);
        return fork;
    }

    /// <summary>Back to before any response, for an INVITE that is sent again with credentials.</summary>
    public void Unlearn(SipUri target, IPEndPoint nextHop)
    {
        RemoteTag = "";
        RemoteTarget = target.ToString();
        Routes = [];
        NextHop = nextHop;
    }

    /// <summary>A target refresh (RFC 3261 §12.2): the peer's new Contact.</summary>
    public void Refresh(SipMessage message, IPEndPoint source)
    {
        Seen = source;
        if (TargetOf(message) is { } target)
        {
            RemoteTarget = target;
        }

        ChooseNextHop();
    }

    /// <summary>Writes a request of this dialog up to and without Content-Type; the caller adds more headers and the end.</summary>
    /// <param name="method">The method.</param>
    /// <param name="branch">Of its Via.</param>
    /// <param name="sequence">Its CSeq number.</param>
    /// <param name="authorization">"Authorization: …" or "Proxy-Authorization: …", or null.</param>
    public SipWriter Begin(SipMethod method, ulong branch, uint sequence, string? authorization)
    {
        var writer = core.Writer.Clear();
        var strict = Routes.Count > 0 && UriOf(Routes[0]) is { IsLooseRouter: false } first ? first : null;
        writer.Raw(SipMethods.Text(method)).Raw(" "u8).Text(strict?.ToString() ?? RemoteTarget).Raw(" SIP/2.0\r\n"u8);
        core.Via(writer, Transport, NextHop, branch).Raw("Max-Forwards: 70\r\nFrom: "u8).Text(LocalAddress).Raw(";tag="u8).Hex(LocalTag)
            .Raw("\r\nTo: "u8).Text(RemoteAddress);
        if (RemoteTag.Length > 0)
        {
            writer.Raw(";tag="u8).Text(RemoteTag);
        }

        writer.Raw("\r\nCall-ID: "u8).Text(CallId).Raw("\r\nCSeq: "u8).Number(sequence).Raw(" "u8).Raw(SipMethods.Text(method)).Line();
        for (var i = strict is null ? 0 : 1; i < Routes.Count; i++)
        {
            writer.Raw("Route: "u8).Text(Routes[i]).Line();
        }

        if (strict is not null)
        {
            // A strict router wants itself in the Request-URI and the target last (RFC 3261 §12.2.1.1).
            writer.Raw("Route: <"u8).Text(RemoteTarget).Raw(">\r\n"u8);
        }

        if (method is SipMethod.Invite or SipMethod.Update)
        {
            core.Contact(writer, Transport, NextHop, ContactUser).Header("Allow: "u8, core.Allow);
        }

        if (authorization is not null)
        {
            writer.Text(authorization).Line();
        }

        return writer.Header("User-Agent: "u8, core.Product);
    }

    private static bool Is(ReadOnlySpan<byte> bytes, string text) =>
        bytes.Length == Encoding.UTF8.GetByteCount(text) && bytes.SequenceEqual(Encoding.UTF8.GetBytes(text));

    private static bool IsAddress(ReadOnlySpan<byte> host, IPAddress address) =>
        IPAddress.TryParse(Encoding.ASCII.GetString(host.Trim("[]"u8)), out var named) && named.Equals(address);

    private static string? TargetOf(SipMessage message)
    {
        var contact = message.Contact;
        return contact is { IsSip: true } ? contact.ToString() : null;
    }

    private static SipUri? UriOf(string nameAddress) =>
        SipAddressView.TryParse(Encoding.UTF8.GetBytes(nameAddress), out var address) && SipUri.TryParse(address.Uri, out var uri) ? uri : null;

    /// <summary>From or To without its tag parameter.</summary>
    private static string WithoutTag(ReadOnlySpan<byte> value)
    {
        if (!SipAddressView.TryParse(value, out var address))
        {
            return Encoding.UTF8.GetString(value);
        }

        var text = new StringBuilder();
        if (!address.Display.IsEmpty)
        {
            text.Append(Encoding.UTF8.GetString(address.Display)).Append(' ');
        }

        text.Append('<').Append(Encoding.UTF8.GetString(address.Uri)).Append('>');
        foreach (var one in Encoding.UTF8.GetString(address.Parameters).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!one.StartsWith("tag=", StringComparison.OrdinalIgnoreCase) && !one.StartsWith("tag =", StringComparison.OrdinalIgnoreCase))
            {
                text.Append(';').Append(one);
            }
        }

        return text.ToString();
    }

    /// <summary>Route, else Contact, else where the peer was seen: its Contact is a name, of another address family, or not reachable from here.</summary>
    private void ChooseNextHop()
    {
        var named = Routes.Count > 0 ? UriOf(Routes[0])?.EndPoint : BehindNat ? null : SipUri.Parse(RemoteTarget)?.EndPoint;
        if (named is null || named.AddressFamily != Transport.Local.AddressFamily || named.Address.Equals(IPAddress.Any) || named.Address.Equals(IPAddress.IPv6Any))
        {
            NextHop = Seen;
        }
        else
        {
            NextHop = Routes.Count == 0 && IsInner(named.Address) && !IsInner(Seen.Address) ? Seen : named;
        }
    }

    /// <summary>Private, shared, link-local or loopback: not reachable from outside.</summary>
    private static bool IsInner(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal)
        {
            return true;
        }

        if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return false;
        }

        Span<byte> b = stackalloc byte[4];
        address.TryWriteBytes(b, out _);
        return b[0] == 10 || (b[0] == 172 && (b[1] & 0xF0) == 16) || (b[0] == 192 && b[1] == 168) || (b[0] == 100 && (b[1] & 0xC0) == 64)
            || (b[0] == 169 && b[1] == 254);
    }
}
