using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Registration;

/// <summary>The registrar and its digest (RFC 3261 section 10.3, RFC 7616), with a phone that computes its answers itself.</summary>
public sealed partial class RegistrarTests
{
    private const string Realm = "callcenter";
    private const string Password = "a secret of this test";
    private readonly Wire wire = new();
    private readonly SipStack stack;
    private readonly IPEndPoint at;
    private readonly StackUser user;
    private readonly Peer phone;
    private int branch;

    public RegistrarTests()
    {
        (stack, at, user) = wire.Stack(o => o with
        {
            Registrar = new SipRegistrarOptions { Realm = Realm, Accounts = name => name is "1001" or "1002" ? SipSecret.FromPassword(Password) : null, MaxContacts = 3 },
            MaxDigestFailures = 3,
            LockoutTime = TimeSpan.FromMinutes(5),
        });
        phone = wire.Peer();
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public void A_phone_that_answers_the_challenge_is_bound_and_told_for_how_long(string algorithm)
    {
        Send();
        Assert.StartsWith("SIP/2.0 401", phone.Last, StringComparison.Ordinal);
        Assert.Equal(["SHA-256", "MD5"], Algorithm().Matches(phone.Last).Select(m => m.Groups[1].Value));
        Assert.Equal(200, Register(expires: 120, algorithm: algorithm));
        Assert.Equal($"<sip:caller@{phone.At}>;expires=120", Peer.Header(phone.Last, "Contact"));
        var binding = Assert.Single(stack.Registrar!.Bindings("1001"));
        Assert.Equal((phone.At, SipBindingChange.Bound), (binding.Source, user.Changes.Single().Change));
        Assert.Equal(200, Register(expires: 120));
        Assert.Equal(SipBindingChange.Refreshed, user.Changes[^1].Change);
        wire.Advance(119_000);
        Assert.Single(stack.Registrar.Bindings("1001"));
        wire.Advance(2_000);
        Assert.Empty(stack.Registrar.Bindings("1001"));
        Assert.Equal(SipBindingChange.Expired, user.Changes[^1].Change);
    }

    [Theory]
    [InlineData("wrong secret", "1001", "1001", 401)]
    [InlineData(Password, "1003", "1003", 401)]
    [InlineData(Password, "1002", "1001", 403)]
    public void Who_is_not_the_owner_of_the_address_is_not_bound(string secret, string account, string address, int code)
    {
        Assert.Equal(code, Register(secret: secret, account: account, address: address));
        Assert.Empty(stack.Registrar!.Snapshot());
        Assert.Empty(user.Changes);
    }

    [Fact]
    public void A_nonce_that_is_old_and_one_that_was_made_up_are_answered_by_a_new_one_that_is_taken()
    {
        Send();
        var nonce = NonceOf(phone.Last);
        wire.Advance(61_000);
        Send(Authorization(nonce));
        Assert.Contains("stale=true", phone.Last, StringComparison.Ordinal);
        Send(Authorization(NonceOf(phone.Last)));
        Assert.StartsWith("SIP/2.0 200", phone.Last, StringComparison.Ordinal);
        Send(Authorization(new string('0', 64)));
        Assert.Contains("stale=true", phone.Last, StringComparison.Ordinal);
        Send(Authorization("not hexadecimal"));
        Assert.Contains("stale=true", phone.Last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_or_repeated_REGISTER_changes_nothing()
    {
        Assert.Equal(200, Register(sequence: 5));
        var first = Assert.Single(stack.Registrar!.Bindings("1001"));
        Assert.Equal(500, Register(sequence: 4, expires: 0));
        wire.Advance(33_000); // the transactions of the first are over; before, a repetition is a merged request (RFC 3261 8.2.2.2)
        Assert.Equal(500, Register(sequence: 5, expires: 3600));
        Assert.Equal(first, Assert.Single(stack.Registrar.Bindings("1001")));
        Assert.Equal(200, Register(sequence: 6, expires: 0));
        Assert.Empty(stack.Registrar.Bindings("1001"));
        Assert.Equal(SipBindingChange.Unbound, user.Changes[^1].Change);
    }

    [Theory]
    [InlineData(30, 423, 0)]
    [InlineData(60, 200, 60)]
    [InlineData(86_400, 200, 3600)]
    [InlineData(-1, 200, 600)]
    public void Too_short_is_refused_with_the_least_too_long_is_shortened_and_nothing_is_the_default(int expires, int code, int granted)
    {
        Assert.Equal(code, Register(expires: expires));
        if (code == 423)
        {
            Assert.Equal("60", Peer.Header(phone.Last, "Min-Expires"));
            Assert.Empty(stack.Registrar!.Snapshot());
        }
        else
        {
            Assert.EndsWith($";expires={granted}", Peer.Header(phone.Last, "Contact"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_star_removes_all_and_only_with_nothing_beside_it_and_no_time()
    {
        Assert.Equal(200, Register(contact: "<sip:a@127.0.0.1:1>"));
        Assert.Equal(200, Register(contact: "<sip:b@127.0.0.1:2>;q=0.5", callId: "c2"));
        Assert.Equal(["a", "b"], stack.Registrar!.Bindings("1001").Select(b => b.Contact.User));
        Assert.Equal(400, Register(contact: "*", expires: 60));
        Assert.Equal(2, stack.Registrar.Bindings("1001").Count);
        Assert.Equal(200, Register(contact: "*", expires: 0));
        Assert.Empty(stack.Registrar.Snapshot());
    }

    [Fact]
    public void A_user_has_at_most_so_many_phones_and_a_bad_contact_changes_nothing()
    {
        for (var n = 1; n <= 3; n++)
        {
            Assert.Equal(200, Register(contact: $"<sip:p{n}@127.0.0.1:{n}>", callId: $"c{n}"));
        }

        Assert.Equal(403, Register(contact: "<sip:p4@127.0.0.1:4>", callId: "c4"));
        Assert.Equal(400, Register(contact: "<http://example.org>", callId: "c5"));
        Assert.Equal(3, stack.Registrar!.Bindings("1001").Count);
    }

    [Fact]
    public void A_source_that_guesses_is_locked_out_and_the_account_stays_open_to_others()
    {
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(401, Register(secret: "guess"));
        }

        Assert.Equal(403, Register());
        Assert.Contains("Too many failed attempts", phone.Last, StringComparison.Ordinal);
        wire.Advance(301_000);
        Assert.Equal(200, Register());
    }

    [Fact]
    public void Bindings_are_taken_up_by_the_next_process_as_long_as_they_last()
    {
        Assert.Equal(200, Register(expires: 600));
        var kept = stack.Registrar!.Snapshot();
        stack.Registrar.Remove("1001");
        Assert.Empty(stack.Registrar.Snapshot());
        Assert.Equal(1, stack.Registrar.Restore(kept));
        Assert.Equal(0, stack.Registrar.Restore(kept));
        wire.Advance(601_000);
        Assert.Empty(stack.Registrar.Snapshot());
        Assert.Equal(0, stack.Registrar.Restore(kept));
    }

    private int Register(
        int expires = 300, int? sequence = null, string contact = "", string callId = "c1", string secret = Password, string account = "1001", string address = "1001", string algorithm = "MD5")
    {
        // As telephones do: the answer to a challenge has the next number.
        Send(contact: contact, expires: expires, callId: callId, sequence: sequence * 2, address: address);
        if (phone.Last.StartsWith("SIP/2.0 401", StringComparison.Ordinal))
        {
            Send(Authorization(NonceOf(phone.Last), secret, account, algorithm), contact, expires, callId, (sequence * 2) + 1, address);
        }

        return int.Parse(phone.Last.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Send(string? authorization = null, string contact = "", int expires = 300, string callId = "c1", int? sequence = null, string address = "1001")
    {
        branch++;
        var text = phone.Request(
            "REGISTER", at, callId, sequence ?? branch, $"b{branch}", uri: $"sip:{at}", user: address,
            more: [.. authorization is null ? (string[])[] : [authorization], .. expires < 0 ? (string[])[] : [$"Expires: {expires}"]]);
        phone.Send(at, contact.Length == 0 ? text : text.Replace($"Contact: <sip:caller@{phone.At}>", $"Contact: {contact}", StringComparison.Ordinal));
    }

    private string Authorization(string nonce, string secret = Password, string account = "1001", string algorithm = "MD5")
    {
        var ha1 = Hash($"{account}:{Realm}:{secret}");
        var response = Hash($"{ha1}:{nonce}:00000001:abc:auth:{Hash($"REGISTER:sip:{at}")}");
        return $"Authorization: Digest username=\"{account}\", realm=\"{Realm}\", nonce=\"{nonce}\", uri=\"sip:{at}\", response=\"{response}\", algorithm={algorithm}, qop=auth, nc=00000001, cnonce=\"abc\"";

#pragma warning disable CA5351 // what telephones speak
        string Hash(string text) => Convert.ToHexStringLower(algorithm == "MD5" ? MD5.HashData(Encoding.ASCII.GetBytes(text)) : SHA256.HashData(Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5351
    }

    private static string NonceOf(string challenge) => Nonce().Match(challenge).Groups[1].Value;

    [GeneratedRegex("nonce=\"([0-9a-f]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("algorithm=([A-Z0-9-]+)")]
    private static partial Regex Algorithm();
}
