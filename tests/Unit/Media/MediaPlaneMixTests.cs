using CallCenter.Media;
using Xunit;

namespace CallCenter.Unit.Media;

/// <summary>Who hears which tone in a mix, on loopback with real sockets; legs begin on different media threads.</summary>
public sealed class MediaPlaneMixTests
{
    private static readonly double[] Tones = [400, 600, 800, 1100, 1500];

    [Fact]
    public void Each_of_five_hears_the_four_others_and_never_himself()
    {
        using var rig = new PlaneRig();
        using var room = new MixRoom(rig, Tones);
        rig.Plane.Mix([.. room.Legs.Select(leg => new MixParty(leg, 31))]);
        for (var ear = 0; ear < 5; ear++)
        {
            var place = ear;
            Assert.Equal(Enumerable.Range(0, 5).Where(n => n != place), room.Heard(ear));
        }
    }

    [Fact]
    public void Who_is_muted_hears_all_and_is_heard_by_nobody_and_a_whisper_reaches_one_ear()
    {
        using var rig = new PlaneRig();
        using var room = new MixRoom(rig, Tones[..4]);

        // 0 caller, 1 agent, 2 muted, 3 whispers to the agent only.
        rig.Plane.Mix([new(room.Legs[0], 0b0010), new(room.Legs[1], 0b1001), new(room.Legs[2], 0b0011), new(room.Legs[3], 0b0011)]);
        Assert.Equal([1], room.Heard(0));
        Assert.Equal([0, 3], room.Heard(1));
        Assert.Equal([0, 1], room.Heard(2));
    }

    [Fact]
    public void Two_who_are_bridged_out_of_a_mix_hear_only_each_other_and_the_third_hears_silence()
    {
        using var rig = new PlaneRig();
        using var room = new MixRoom(rig, Tones[..3]);
        rig.Plane.Mix([.. room.Legs.Select(leg => new MixParty(leg, 7))]);
        Assert.Equal([1, 2], room.Heard(0));
        rig.Plane.Bridge(room.Legs[0], room.Legs[1]);
        Assert.Equal([1], room.Heard(0));
        Assert.Equal([0], room.Heard(1));
        Assert.Empty(room.Heard(2));
    }

    [Fact]
    public void A_mix_allocates_nothing_per_packet()
    {
        using var rig = new PlaneRig();
        using var room = new MixRoom(rig, Tones);
        rig.Plane.Mix([.. room.Legs.Select(leg => new MixParty(leg, 31))]);
        Assert.NotEmpty(room.Heard(0));
        var (bytes, packets) = (rig.Plane.Counters.AllocatedBytes, rig.Plane.Counters.PacketsOut);
        Assert.NotEmpty(room.Heard(1));
        Assert.NotEmpty(room.Heard(2));
        Assert.True(rig.Plane.Counters.PacketsOut - packets > 200, $"{rig.Plane.Counters.PacketsOut - packets} packets");
        Assert.True(rig.Plane.Counters.AllocatedBytes - bytes < 10_000, $"{rig.Plane.Counters.AllocatedBytes - bytes} bytes");
    }
}
