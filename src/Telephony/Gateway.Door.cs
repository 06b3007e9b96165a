using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony;

/// <summary>The door: who may come in, as what. Runs on the SIP loop.</summary>
public sealed partial class Gateway
{
    /// <inheritdoc/>
    public void OnInvite(SipCall sipCall)
    {
        sipCall.User = this;
        if (isEnding)
        {
            Refuse(sipCall, 503, "the server ends");
            return;
        }

        if (sipCall.Request is not { RequestUri: { } target })
        {
            Refuse(sipCall, 400, "no Request-URI");
            return;
        }

        if (sipCall.LocalEndpoint.Equals(InternalEndpoint))
        {
            FromDrill(sipCall, target);
        }
        else if (target.PlainUser.StartsWith('*'))
        {
            FeatureCode(sipCall, target.PlainUser);
        }
        else
        {
            FromTrunk(sipCall, target);
        }
    }

    private void FromTrunk(SipCall sipCall, SipUri target)
    {
        var trunk = directory.TrunkOf(sipCall.RemoteSource.Address);
        if (trunk is null)
        {
            Refuse(sipCall, 403, "this source belongs to no trunk");
            return;
        }

        if (trunk.Kind == TrunkKind.Digest && !Proves(sipCall, trunk.User, SipSecret.FromHa1(trunk.Ha1, null)))
        {
            return;
        }

        Admit(sipCall, target, trunk.Name, Caller(sipCall, trunk.Trusted), isDrill: false);
    }

    private void FromDrill(SipCall sipCall, SipUri target)
    {
        if (drill is not { } room)
        {
            Refuse(sipCall, 403, "no drill is running");
            return;
        }

        if (target.PlainUser.StartsWith('*'))
        {
            FeatureCode(sipCall, target.PlainUser);
        }
        else if (Proves(sipCall, room.TrunkUser, room.TrunkSecret))
        {
            Admit(sipCall, target, "drill", Caller(sipCall, trusted: true), isDrill: true);
        }
    }

    private void Admit(SipCall sipCall, SipUri target, string trunk, PhoneNumber caller, bool isDrill)
    {
        if (directory.Service(target.PlainUser) is not { } service)
        {
            Refuse(sipCall, 404, "no such service number");
            return;
        }

        if (!service.Emergency && inbox.IsOverloaded)
        {
            Refuse(sipCall, 503, "shed");
            return;
        }

        if (sipCall.RemoteSdp is { } offer && SdpNegotiator.Answer(offer, new SdpLocal(IPAddress.Loopback, 9, 0, 0), null, out _) is null)
        {
            log.NoCommonCodec(sipCall.RemoteSource.Address.ToString(), string.Join(' ', offer.Media.SelectMany(m => m.Formats).Take(16)));
            Refuse(sipCall, 488, "no common codec", [new("Warning", "305 callcenter \"Incompatible media format: PCMA and PCMU are spoken\"")]);
            return;
        }

        var call = ids.Next();
        var line = new SipLine(LineId.OfCaller(call), call) { Sip = sipCall };
        sipCall.Tag = line;
        Add(line);
        ladder?.Belong(call, sipCall.CallId);
        log.CallArrived(call.ToString(), service.Number, trunk);
        Post(new CallArrived(call, service.Number, caller, trunk, isDrill));
    }

    /// <summary>*81*STAFF*PIN and the like, dialled at a phone that proves its account.</summary>
    private void FeatureCode(SipCall sipCall, string dialled)
    {
        var who = sipCall.Authenticate(options.Realm, SecretOf);
        if (who.Outcome is AuthOutcome.Missing or AuthOutcome.Stale)
        {
            sipCall.Challenge(options.Realm, SecretOf(sipCall.Request?.From?.PlainUser ?? string.Empty));
            return;
        }

        if (who.Outcome != AuthOutcome.Passed)
        {
            Refuse(sipCall, 403, "the phone's account and secret do not match");
            return;
        }

        var parts = dialled.TrimEnd('#').Split('*', StringSplitOptions.RemoveEmptyEntries);
        AgentCode? code = parts.Length == 0 ? null : parts[0] switch
        {
            "81" when parts.Length >= 2 => AgentCode.SignIn,
            "82" => AgentCode.SignOut,
            "83" => AgentCode.Ready,
            "84" => AgentCode.NotReady,
            _ => null,
        };
        if (code is null)
        {
            Refuse(sipCall, 484, "codes are *81*STAFF*PIN, *82, *83 and *84");
            return;
        }

        var staff = parts.Length > 1 ? parts[1] : string.Empty;
        var pin = parts.Length > 2 ? parts[2] : string.Empty;
        var line = new SipLine(new LineId(ids.Next().Value), default) { Sip = sipCall, AlsoFrom = sipCall.RemoteSource.Address };
        sipCall.Tag = line;
        Add(line);
        Post(new AgentCodeDialled(line.Id, who.User, code.Value, staff, PinMatches(staff, pin)));
    }

    private bool PinMatches(string staff, string pin)
    {
        if (directory.Staff(staff)?.PinHash is not { } expected)
        {
            return true;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{staff}:{pin}")));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(expected));
    }

    /// <summary>True when the INVITE carries the right digest; else it was challenged or refused.</summary>
    private bool Proves(SipCall sipCall, string? user, SipSecret secret)
    {
        var result = sipCall.Authenticate(options.Realm, named => named == user ? secret : null);
        switch (result.Outcome)
        {
            case AuthOutcome.Passed:
                return true;
            case AuthOutcome.Missing or AuthOutcome.Stale:
                sipCall.Challenge(options.Realm, secret);
                return false;
            default:
                Refuse(sipCall, 403, "user and secret do not match");
                return false;
        }
    }

    /// <summary>P-Asserted-Identity of a trusted trunk, else From; what is no number counts as withheld.</summary>
    private static PhoneNumber Caller(SipCall sipCall, bool trusted)
    {
        var request = sipCall.Request!;
        var uri = (trusted ? request.Uri(SipHeader.PAssertedIdentity) : null) ?? request.From;
        var user = uri?.PlainUser ?? string.Empty;
        return user.Length is 0 or > 32 || user.Equals("anonymous", StringComparison.OrdinalIgnoreCase)
            ? PhoneNumber.Withheld
            : new PhoneNumber(user);
    }

    private void Refuse(SipCall sipCall, int code, string why, IReadOnlyList<KeyValuePair<string, string>>? headers = null)
    {
        Interlocked.Increment(ref refused);
        refusals.Add(sipCall.RemoteSource.Address, code, why);
        sipCall.Reject(code, null, headers);
    }
}
