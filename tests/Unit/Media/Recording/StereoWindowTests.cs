using CallCenter.Media;
using CallCenter.Media.Audio;
using CallCenter.Media.Recording;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

public sealed class StereoWindowTests
{
    [Theory]
    [InlineData(-200)]
    [InlineData(200)]
    public void Correcting_the_drift_leaves_no_hole_in_a_steady_sound(int ppm)
    {
        var window = new StereoWindow();
        var sound = new byte[160];
        sound.AsSpan().Fill(9);
        var written = new List<byte>();
        var block = new byte[65536];
        for (int i = 0; i < 50 * 120; i++)
        {
            var packet = new RecordedPacket
            {
                Length = 160,
                Codec = (byte)AudioCodec.Pcma,
                Timestamp = (uint)(i * 160),
                Ssrc = 1,
                Arrival = 160 + (long)(i * 160.0 / (1 + (ppm * 1e-6))),
            };
            while (window.Add(packet, sound) is > 0 and var needed)
            {
                written.AddRange(block[..window.Take(needed, block)]);
            }
        }

        written.AddRange(block[..window.Take(window.End, block)]);
        var left = written.Where((_, at) => at % 2 == 0).ToList();
        Assert.Equal(0, window.Late);
        Assert.All(left, octet => Assert.Equal(9, octet));
        Assert.InRange(left.Count - (120 * 8000 / (1 + (ppm * 1e-6))), -40, 40);
        Assert.All(written.Where((_, at) => at % 2 == 1), octet => Assert.Equal(G711.AlawSilence, octet));
    }
}
