using CallCenter.Media.Audio;
using Xunit;

namespace CallCenter.Unit.Media.Audio;

/// <summary>Against the decision values of ITU-T G.711, tables 1a to 2b, built here from interval widths.</summary>
public sealed class G711Tests
{
    [Fact]
    public void Alaw_codes_every_linear_value_into_the_interval_of_table_1()
    {
        int value = 0;
        for (int code = 0; code < 128; code++)
        {
            int width = 16 << Math.Max(0, (code >> 4) - 1);
            for (int end = value + width; value < end; value++)
            {
                Assert.Equal((byte)((code | 0x80) ^ 0x55), G711.LinearToAlaw((short)value));
                Assert.Equal((byte)(code ^ 0x55), G711.LinearToAlaw((short)(-1 - value)));
            }
        }

        Assert.Equal(32768, value);
    }

    [Fact]
    public void Alaw_decodes_every_octet_to_the_middle_of_its_interval()
    {
        int from = 0;
        for (int code = 0; code < 128; code++)
        {
            int width = 16 << Math.Max(0, (code >> 4) - 1);
            Assert.Equal(from + (width / 2), G711.AlawToLinear((byte)((code | 0x80) ^ 0x55)));
            Assert.Equal(-from - (width / 2), G711.AlawToLinear((byte)(code ^ 0x55)));
            from += width;
        }
    }

    [Fact]
    public void Ulaw_codes_every_linear_value_into_the_interval_of_table_2()
    {
        int value = 0;
        for (int code = 0; code < 128; code++)
        {
            // The interval at zero is half as wide, the last one is open to the end of the scale.
            int end = code == 127 ? 32768 : value + UlawWidth(code);
            for (; value < end; value++)
            {
                Assert.Equal((byte)(0xFF - code), G711.LinearToUlaw((short)value));
                Assert.Equal((byte)(0x7F - code), G711.LinearToUlaw((short)(-1 - value)));
            }
        }
    }

    [Fact]
    public void Ulaw_decodes_every_octet_to_the_middle_of_its_interval()
    {
        int from = 0;
        for (int code = 0; code < 128; code++)
        {
            int middle = code == 0 ? 0 : from + (UlawWidth(code) / 2);
            Assert.Equal(middle, G711.UlawToLinear((byte)(0xFF - code)));
            Assert.Equal(-middle, G711.UlawToLinear((byte)(0x7F - code)));
            from += UlawWidth(code);
        }

        Assert.Equal(4 * 8159, from);
    }

    [Fact]
    public void Changing_law_in_place_gives_what_decoding_and_coding_gives()
    {
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        var ulaw = all.ToArray();
        G711.AlawToUlaw(ulaw, ulaw);
        var alaw = all.ToArray();
        G711.UlawToAlaw(alaw, alaw);
        for (int i = 0; i < 256; i++)
        {
            Assert.Equal(G711.LinearToUlaw(G711.AlawToLinear((byte)i)), ulaw[i]);
            Assert.Equal(G711.LinearToAlaw(G711.UlawToLinear((byte)i)), alaw[i]);
            Assert.Equal(alaw[i], G711.UlawToAlaw((byte)i));
        }
    }

    [Fact]
    public void Silence_is_the_octet_nearest_to_zero()
    {
        Assert.Equal(G711.AlawSilence, G711.LinearToAlaw(0));
        Assert.Equal(G711.UlawSilence, G711.LinearToUlaw(0));
    }

    private static int UlawWidth(int code) => code == 0 ? 4 : 8 << (code >> 4);
}
