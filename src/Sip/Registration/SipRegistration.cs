using System.Globalization;
using System.Net;
using System.Text;

namespace CallCenter.Sip;

/// <summary>A registration of ours at another registrar, refreshed at half its time. On the loop thread.</summary>
public sealed class SipRegistration : IClientTransactionUser
{
    private const long RetryMs = 30_000;
    private readonly SipCore core;
    private readonly RegistrationRequest request;
    private readonly SipTransport transport;
    private readonly SipTimer timer;
    private readonly string callId;
    private readonly ulong tag;
    private ClientTransaction? pending;
    private uint sequence;
    private long expirySeconds;
    private int challenges;
    private bool leaving;

    private SipRegistration(SipCore core, RegistrationRequest request)
    {
        this.core = core;
        this.request = request;
        transport = core.TransportFor(request.NextHop, request.Local);
        callId = SipCore.HexText(core.Random.Next()) + SipCore.HexText(core.Random.Next());
        tag = core.Random.Next();
        expirySeconds = Math.Max(1, (long)request.Expiry.TotalSeconds);
        timer = new SipTimer(static owner => ((SipRegistration)owner).Refresh(), this);
        Contact = new SipUri(request.Address.PlainUser, core.AddressFor(transport, request.NextHop).ToString(), transport.Local.Port);
    }

    /// <summary>Where it stands.</summary>
    public RegistrationState State { get; private set; }

    /// <summary>The last final status code, 0 when none came.</summary>
    public int LastCode { get; private set; }

    /// <summary>Our contact as registered.</summary>
    public SipUri Contact { get; }

    /// <summary>Removes it at the registrar and stops refreshing.</summary>
    public void Unregister()
    {
        core.AssertLoop();
        if (!leaving)
        {
            leaving = true;
            core.Wheel.Stop(timer);
            Refresh();
        }
    }

    internal static SipRegistration Start(SipCore core, RegistrationRequest request)
    {
        var started = new SipRegistration(core, request);
        started.Refresh();
        return started;
    }

    void IClientTransactionUser.OnResponse(ClientTransaction transaction, SipMessage response, IPEndPoint source)
    {
        var code = response.StatusCode;
        if (code < 200 || !ReferenceEquals(transaction, pending))
        {
            return;
        }

        LastCode = code;
        if (code is 401 or 407 && Digest.Choose(response) is { } challenge)
        {
            var stale = challenge["stale"].Equals("true", StringComparison.OrdinalIgnoreCase);
            var value = ++challenges > (stale ? 2 : 1) ? null
                : Digest.Answer(challenge, request.Credentials, "REGISTER", RegistrarUri, SipCore.HexText(core.Random.Next()));
            if (value is not null)
            {
                Send((code == 401 ? "Authorization: " : "Proxy-Authorization: ") + value);
                return;
            }
        }

        if (code == 423 && Ascii.TryNumber(response.Span(SipHeader.MinExpires), 604_800, out var least) && least > expirySeconds)
        {
            expirySeconds = least;
            Refresh();
            return;
        }

        if (code >= 300)
        {
            Ended(RegistrationState.Failed);
            return;
        }

        if (leaving)
        {
            Ended(RegistrationState.Unregistered);
            return;
        }

        core.Wheel.Set(timer, Math.Max(1_000, Granted(response) * 500));
        Tell(RegistrationState.Registered);
    }

    void IClientTransactionUser.OnFailure(ClientTransaction transaction, ClientFailure failure)
    {
        if (ReferenceEquals(transaction, pending))
        {
            LastCode = 0;
            Ended(RegistrationState.Failed);
        }
    }

    private string RegistrarUri => $"{request.Address.Scheme}:{request.Address.Host}{(request.Address.Port != 0 ? string.Create(CultureInfo.InvariantCulture, $":{request.Address.Port}") : "")}";

    private void Refresh()
    {
        challenges = 0;
        Send(null);
    }

    private void Send(string? authorization)
    {
        State = RegistrationState.Registering;
        var branch = core.Random.Next();
        var writer = core.Writer.Clear().Raw("REGISTER "u8).Text(RegistrarUri).Raw(" SIP/2.0\r\n"u8);
        core.Via(writer, transport, request.NextHop, branch).Raw("Max-Forwards: 70\r\nFrom: <"u8).Text(request.Address.ToString()).Raw(">;tag="u8).Hex(tag)
            .Raw("\r\nTo: <"u8).Text(request.Address.ToString()).Raw(">\r\nCall-ID: "u8).Text(callId).Raw("\r\nCSeq: "u8).Number(++sequence)
            .Raw(" REGISTER\r\nContact: <"u8).Text(Contact.ToString()).Raw(">\r\nExpires: "u8).Number(leaving ? 0 : expirySeconds).Line();
        if (authorization is not null)
        {
            writer.Text(authorization).Line();
        }

        writer.Header("User-Agent: "u8, core.Product).End();
        pending = core.Request(branch, SipMethod.Register, transport, request.NextHop, core.Writer.Span, this);
    }

    /// <summary>The expiry the registrar gave our contact: its parameter, else the Expires header, else what we asked for.</summary>
    private long Granted(SipMessage response)
    {
        foreach (var text in response.Values(SipHeader.Contact))
        {
            if (SipAddressView.TryParse(Encoding.UTF8.GetBytes(text), out var address) && SipUri.TryParse(address.Uri, out var uri) && uri.Equals(Contact)
                && Ascii.TryParameter(address.Parameters, "expires"u8, out var expires) && Ascii.TryNumber(expires, 604_800, out var own))
            {
                return own;
            }
        }

        return Ascii.TryNumber(response.Span(SipHeader.Expires), 604_800, out var seconds) ? seconds : expirySeconds;
    }

    private void Ended(RegistrationState state)
    {
        if (leaving)
        {
            Tell(RegistrationState.Unregistered);
            return;
        }

        core.Wheel.Set(timer, RetryMs);
        Tell(state);
    }

    private void Tell(RegistrationState state)
    {
        State = state;
        request.Changed?.Invoke(this, state);
    }
}
