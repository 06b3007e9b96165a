using CallCenter.Media.Browser;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

public sealed class ReplayWindowTests
{
    [Fact]
    public void It_agrees_with_a_set_of_everything_seen()
    {
        var random = new Random(11);
        var window = default(ReplayWindow);
        var seen = new HashSet<ulong>();
        ulong highest = 0;
        for (int n = 0; n < 20_000; n++)
        {
            ulong index = (ulong)Math.Max(0, (long)highest + random.Next(-200, random.Next(50) == 0 ? 1000 : 30));
            bool expected = !seen.Contains(index) && (seen.Count == 0 || index + 128 > highest);
            Assert.Equal(expected, window.IsNew(index));
            if (expected)
            {
                window.Take(index);
                seen.Add(index);
                highest = Math.Max(highest, index);
            }
        }
    }

    [Theory]
    [InlineData(0, 65535, false, 0)]
    [InlineData(65535, 0, true, 65536)]
    [InlineData(65536, 65535, true, 65535)]
    [InlineData(70000, 4465, true, 70001)]
    [InlineData(100, 32868, true, 32868)]
    [InlineData(100, 32869, false, 0)]
    [InlineData(98304, 65535, true, 131071)]
    public void A_sequence_number_means_the_nearest_index(ulong highest, ushort sequence, bool known, ulong index)
    {
        var window = default(ReplayWindow);
        window.Take(highest);
        Assert.Equal(known, window.TryIndex(sequence, out ulong found));
        if (known)
        {
            Assert.Equal(index, found);
        }
    }
}
