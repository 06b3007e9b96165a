using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Casework.Identity;
using CallCenter.Console.Identity;
using CallCenter.Core.People;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>Getting in, staying in, being put out.</summary>
public sealed class SignInTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_number_get_the_same_answer()
    {
        await house.AddAccount("p1", null, false, Role.HotlineAgent);
        var answers = new List<string>();
        foreach (var staff in new[] { "p1", "nobody" })
        {
            using var reply = await Try(staff, "wrong password 1");
            Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
            answers.Add((string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["title"]!);
        }

        Assert.Equal(["工号或密码不正确", "工号或密码不正确"], answers);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_does_not_open_it_then()
    {
        await house.AddAccount("l1", null, false, Role.HotlineAgent);
        for (var n = 0; n < Accounts.MostFailures; n++)
        {
            using var wrong = await Try("l1", "wrong password 1");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await Try("l1", DeskHouse.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        Assert.Contains("锁定", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_password_must_be_changed_before_anything_else_and_a_weak_one_is_refused()
    {
        await house.AddAccount("f1", null, changeNeeded: true, Role.HotlineAgent);
        using var client = await DeskHouse.Client.SignIn(house, "f1", DeskHouse.Password);
        using var early = await client.Send("GET", "/api/v1/me/sessions");
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        foreach (var weak in new[] { "short", "aaaaaaaaaaaaaaa", "xx-f1-xx-f1-long", DeskHouse.Password })
        {
            using var refused = await client.Send("PUT", "/api/v1/me/password", new { present = DeskHouse.Password, next = weak });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        await client.Json("PUT", "/api/v1/me/password", new { present = DeskHouse.Password, next = "a better password 7" });
        Assert.False((bool)(await client.Json("GET", "/api/v1/me"))["passwordChangeNeeded"]!);
        await client.Json("GET", "/api/v1/me/sessions");
    }

    [Fact]
    public async Task With_an_authenticator_the_password_alone_is_not_enough_and_a_code_works_once()
    {
        using var client = await house.SignedIn("t1", null, Role.HotlineAgent);
        var setup = await client.Json("POST", "/api/v1/me/code");
        Assert.StartsWith("otpauth://totp/", (string)setup["uri"]!, StringComparison.Ordinal);
        var secret = Read((string)setup["secret"]!);

        // Made once: the time step may change at any moment of this test, and what was proven must be what is tried again.
        var step = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 30_000;
        var (proven, following) = (Totp.Code(secret, step), Totp.Code(secret, step + 1));
        using var wrong = await client.Send("PUT", "/api/v1/me/code", new { code = Wrong(secret, step) });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await client.Json("PUT", "/api/v1/me/code", new { code = proven });

        using var asked = await Try("t1", DeskHouse.Password);
        Assert.Equal("CodeNeeded", (string?)JsonNode.Parse(await asked.Content.ReadAsStringAsync())!["outcome"]);
        using var used = await Try("t1", DeskHouse.Password, proven);
        Assert.Equal(HttpStatusCode.Unauthorized, used.StatusCode);
        using var next = await Try("t1", DeskHouse.Password, following);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        using var again = await Try("t1", DeskHouse.Password, following);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        // RFC 6238 appendix B, SHA-1, the last six of its eight digits.
        var secret = "12345678901234567890"u8;
        Assert.Equal("287082", Totp.Code(secret, 59 / 30));
        Assert.Equal("081804", Totp.Code(secret, 1111111109 / 30));
        Assert.Equal("005924", Totp.Code(secret, 1234567890 / 30));
        Assert.Equal("353130", Totp.Code(secret, 20000000000 / 30));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Written(secret));
    }

    [Fact]
    public async Task A_revoked_session_is_out_at_once_with_its_open_pages()
    {
        using var one = await house.SignedIn("s1", null, Role.HotlineAgent);
        using var two = await DeskHouse.Client.SignIn(house, "s1", DeskHouse.Password);
        var (hub, _) = await HubClient.Connect(house, two.Cookie);
        await using var closing = hub!;
        await hub!.Subscribe("seat");
        var sessions = (await one.Json("GET", "/api/v1/me/sessions")).AsArray();
        Assert.Equal(2, sessions.Count);
        var other = sessions.Single(s => !(bool)s!["present"]!)!;
        await one.Json("DELETE", $"/api/v1/me/sessions/{other["id"]}");
        using var out1 = await two.Send("GET", "/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, out1.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                await hub.Subscribe("seat");
            }
        });
        await one.Json("GET", "/api/v1/me");
    }

    [Fact]
    public async Task A_changed_password_puts_the_other_sessions_out()
    {
        using var one = await house.SignedIn("w1", null, Role.HotlineAgent);
        using var two = await DeskHouse.Client.SignIn(house, "w1", DeskHouse.Password);
        await one.Json("PUT", "/api/v1/me/password", new { present = DeskHouse.Password, next = "another good one 8" });
        using var out1 = await two.Send("GET", "/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, out1.StatusCode);
        await one.Json("GET", "/api/v1/me");
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_only_for_no_script_and_not_sent_along_from_elsewhere()
    {
        await house.AddAccount("k1", null, false, Role.HotlineAgent);
        using var reply = await Try("k1", DeskHouse.Password);
        var cookie = reply.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-callcenter=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task People_who_watch_each_other_are_never_one_person()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => house.AddAccount("x1", null, false, Role.SystemAdministrator, Role.Auditor));
        Assert.Contains("must be different people", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_speaks_the_language_that_the_page_asks_for()
    {
        using var nobody = new DeskHouse.Client(house, null, null);
        using var reply = await nobody.Send("GET", "/api/v1/me", language: "en-GB");
        Assert.Equal("Sign in first", (string?)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["title"]);
    }

    private async Task<HttpResponseMessage> Try(string staff, string password, string? code = null)
    {
        using var nobody = new DeskHouse.Client(house, null, null);
        return await nobody.Send("POST", "/api/v1/session", new { staff, password, code });
    }

    /// <summary>Six digits that are no code of any step near this one.</summary>
    private static string Wrong(byte[] secret, long step)
    {
        var near = Enumerable.Range(-3, 7).Select(n => Totp.Code(secret, step + n)).ToHashSet();
        return Enumerable.Range(0, 8).Select(n => $"00000{n}").First(c => !near.Contains(c));
    }

    private static byte[] Read(string base32)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in base32)
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
                held &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
