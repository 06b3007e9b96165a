using System.Diagnostics;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>How soon a caller is answered and greeted, measured at the caller's own sockets.</summary>
public sealed class TimingWalk(Site tones, ShippedSite shipped) : IClassFixture<Site>, IClassFixture<ShippedSite>
{
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task The_180_and_the_200_come_within_300_ms_of_the_INVITE_and_music_within_300_ms_of_the_200()
    {
        var lane = tones.NextLane();
        for (var n = 0; n < 10; n++)
        {
            using var caller = new WireCaller(tones, lane.Number, tones.NextCaller());
            caller.Invite();
            var (rang, answered) = (await caller.Reply(180), await caller.Reply(200));
            await caller.End(hangUp: false);
            await Until.True("the first RTP", () => caller.Packets.Count > 0);
            await caller.HangUp();
            var (toRing, toAnswer, toSpeech) = (caller.After(rang), caller.After(answered), Stopwatch.GetElapsedTime(answered, caller.Packets[0].At));
            Assert.True(toRing <= toAnswer && toAnswer < Prompt && toSpeech < Prompt, $"call {n}: 180 after {toRing}, 200 after {toAnswer}, speech {toSpeech} after it");
        }
    }

    [Fact]
    public async Task The_greeting_starts_within_300_ms_of_the_agents_answer()
    {
        using var agent = await SippPhone.Start(tones, tones.Town.Everywhere[0], p => p.TakeInvite().Pause(800).Answer(200, SippScript.Sdp).TakeAck().Take("BYE"));
        using var caller = new WireCaller(tones, "110", tones.NextCaller());
        await Greeted(caller, () => caller.Packets.Any(p => Sound.OfPacket(p.Packet).Is(Tones.Greeting)));
        await agent.Done();
        var answered = caller.Ticks(agent.Sent("SIP/2.0 200"));
        Assert.Contains(caller.Packets, p => p.At < answered && Sound.OfPacket(p.Packet).Is(Tones.Music));
        var took = Stopwatch.GetElapsedTime(answered, caller.Packets.First(p => Sound.OfPacket(p.Packet).Is(Tones.Greeting)).At);
        Assert.InRange(took, TimeSpan.Zero, Prompt);
    }

    [Theory]
    [InlineData("110")]
    [InlineData("119")]
    [InlineData("120")]
    [InlineData("122")]
    [InlineData("12315")]
    [InlineData("12345")]
    public async Task The_shipped_greeting_with_a_seat_number_of_four_digits_is_over_3_s_after_the_agents_answer(string number)
    {
        var seat = shipped.Town.Everywhere[Town.Numbers.ToList().IndexOf(number)];
        Assert.Equal(4, seat.Staff.Length);
        using var agent = await SippPhone.Start(shipped, seat, p => p.TakeInvite().Pause(300).Answer(200, SippScript.Sdp).TakeAck().Take("BYE"));
        using var caller = new WireCaller(shipped, number, shipped.NextCaller());
        await Greeted(caller, () => agent.Messages().Contains("\nSIP/2.0 200", StringComparison.Ordinal)
            && caller.Packets.LastOrDefault(p => IsSpeech(p.Packet)).At is var last && last > caller.Ticks(agent.Sent("SIP/2.0 200"))
            && Stopwatch.GetElapsedTime(last) > TimeSpan.FromSeconds(1.5));
        await agent.Done();
        await SippPhone.Dial(shipped, seat, "*82", agent.Port);
        var answered = caller.Ticks(agent.Sent("SIP/2.0 200"));
        var spoken = caller.Packets.Where(p => p.At > answered && IsSpeech(p.Packet)).ToList();
        TestContext.Current.SendDiagnosticMessage($"{number}: {spoken.Count * 0.02:0.00} s of speech");
        Assert.InRange(spoken.Count * 0.02, 1, 3);
        Assert.InRange(Stopwatch.GetElapsedTime(answered, spoken[^1].At), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3));
    }

    private static bool IsSpeech(byte[]? packet) => packet is not null && Sound.OfPacket(packet).Loudness > 0.01;

    private static async Task Greeted(WireCaller caller, Func<bool> heard)
    {
        caller.Invite();
        await caller.End(hangUp: false);
        await Until.True("the greeting", heard);
        await caller.HangUp();
    }
}
