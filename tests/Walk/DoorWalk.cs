using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>Who and what comes to the door: pings, strangers, wrong secrets, unknown numbers and codecs, rubbish, foreign media.</summary>
public sealed partial class DoorWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task OPTIONS_is_answered()
    {
        using var probe = Udp("127.0.0.2");
        var answer = await Ask(probe, $"OPTIONS sip:{site.Server.Sip} SIP/2.0\r\n{Head(probe, "OPTIONS")}Content-Length: 0\r\n\r\n");
        Assert.StartsWith("SIP/2.0 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_with_the_wrong_secret_is_not_registered()
    {
        var seat = site.NextLane().Seats[0];
        await Sipp.Run(site, SippScript.Phone(seat.Phone).Register(seat, proves: false).Reply(401, challenged: true)
            .Register(seat, proves: true, secret: "guessed").Reply(401));
        Assert.DoesNotContain(site.LogLines(), l => l.Contains($"Phone {seat.Phone} Bound", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_PIN_is_refused()
    {
        var seat = site.NextLane().Seats[0];
        var port = Ports.Udp();
        await Sipp.Run(site, SippScript.Phone(seat.Phone).Register(seat, proves: false).Reply(401, challenged: true).Register(seat, proves: true).Reply(200), port: port);
        await Sipp.Run(
            site,
            SippScript.Caller($"*81*{seat.Staff}*0000", seat.Phone).Invite().Reply(401, challenged: true).AckRefusal().Authenticated(seat).Reply(403).AckRefusal(),
            port: port);
    }

    [Theory]
    [InlineData("127.0.0.9", "110", 403)]
    [InlineData("127.0.0.1", "99999", 404)]
    public async Task A_stranger_and_an_unknown_number_are_refused(string source, string number, int code)
    {
        var before = await site.Metric("callcenter_invites_refused_total");
        await Sipp.Run(site, SippScript.Caller(number, site.NextCaller()).Invite().Reply(code).AckRefusal(), address: source);
        Assert.Equal(before + 1, await site.Metric("callcenter_invites_refused_total"));
    }

    [Fact]
    public async Task A_caller_without_a_codec_of_ours_gets_488()
    {
        site.Expect("has no codec that we speak");
        var g729 = SippScript.Sdp.Replace("RTP/AVP 8 96", "RTP/AVP 18 96", StringComparison.Ordinal).Replace("a=rtpmap:8 PCMA/8000", "a=rtpmap:18 G729/8000", StringComparison.Ordinal);
        await Sipp.Run(site, SippScript.Caller("110", site.NextCaller()).Invite(g729).Reply(488).AckRefusal());
    }

    [Fact]
    public async Task A_storm_of_rubbish_does_not_touch_a_call_that_is_up()
    {
        site.Expect("malformed messages");
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        using var caller = Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(4000).Bye());
        await site.Call(from, c => c.Call.Times.AcceptedMs is not null);
        var before = await site.Metric("callcenter_sip_malformed_total");
        using var probe = Udp("127.0.0.9");
        for (var n = 0; n < 2000; n++)
        {
            probe.SendTo(Rubbish(n), site.Server.Sip);
            if (n % 50 == 49)
            {
                await Task.Delay(10);
            }
        }

        await caller.Done();
        await agent.Done();
        Assert.InRange(await site.Metric("callcenter_sip_malformed_total") - before, 1900, 2000);
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Caller, "hung-up"), (file.Call.EndedBy, file.Call.Cause));
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 3.6, 4.5);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 3, 4.5);
    }

    [Fact]
    public async Task Media_from_a_foreign_address_is_counted_and_not_heard()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        using var caller = Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(4000).Bye());
        await site.Call(from, c => c.Call.Times.AcceptedMs is not null);
        var before = await site.Metric("callcenter_rtp_foreign_dropped_total");
        var port = int.Parse(MediaPort().Match(caller.Messages()[caller.Messages().IndexOf("SIP/2.0 200", StringComparison.Ordinal)..]).Groups[1].ValueSpan);
        using var intruder = Udp("127.0.0.9");
        var voice = await File.ReadAllBytesAsync(site.Voice(Tones.Intruder));
        for (var n = 0; n < 100; n++)
        {
            byte[] head = [0x80, 8, (byte)(n >> 8), (byte)n, 0, (byte)(n * 160 >> 16), (byte)(n * 160 >> 8), (byte)(n * 160), 1, 2, 3, 4];
            intruder.SendTo([.. head, .. voice.AsSpan(n * 160, 160)], new IPEndPoint(IPAddress.Loopback, port));
            await Task.Delay(15);
        }

        await caller.Done();
        await agent.Done();
        Assert.Equal(100, await site.Metric("callcenter_rtp_foreign_dropped_total") - before);
        var (said, heard) = site.Recording(await site.Over(from));
        Assert.InRange(said.SecondsOf(Tones.Caller), 3.6, 4.5);
        Assert.Equal((0, 0), (said.SecondsOf(Tones.Intruder), heard.SecondsOf(Tones.Intruder)));
    }

    private static byte[] Rubbish(int n)
    {
        var noise = RandomNumberGenerator.GetBytes(40);
        return Encoding.ASCII.GetBytes((n % 4) switch
        {
            0 => "INVITE sip:110@127.0.0.1 SIP/2.0\r\nVia: nothing\r\nContent-Length: 99999\r\n\r\n" + Convert.ToHexString(noise),
            1 => "SIP/2.0 abc\r\n\r\n" + Convert.ToHexString(noise),
            2 => Convert.ToBase64String(noise) + "\r\n\r\n",
            _ => "BYE\r\n" + new string('x', 200 + n % 400) + "\r\n\r\n",
        });
    }

    private static Socket Udp(string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return socket;
    }

    private static string Head(Socket from, string method) =>
        $"Via: SIP/2.0/UDP {from.LocalEndPoint};branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\nFrom: <sip:probe@{from.LocalEndPoint}>;tag=1\r\n"
        + $"To: <sip:probe@127.0.0.1>\r\nCall-ID: {Guid.NewGuid():N}\r\nCSeq: 1 {method}\r\n";

    private async Task<string> Ask(Socket probe, string request)
    {
        await probe.SendToAsync(Encoding.ASCII.GetBytes(request), site.Server.Sip);
        var buffer = new byte[4096];
        var length = await probe.ReceiveAsync(buffer.AsMemory(), new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    [GeneratedRegex(@"m=audio (\d+)")]
    private static partial Regex MediaPort();
}
