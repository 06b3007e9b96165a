using CallCenter.Core.Text;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>How characters are read.</summary>
public sealed class PinyinTests
{
    [Theory]
    [InlineData("居住证", "juzhuzheng", "jzz")]
    [InlineData("榆钱巷机床厂", "yuqianxiangjichuangchang", "yqxjcc")]
    [InlineData("澜宁市望岫区", "lanningshiwangxiuqu", "lnswxq")]
    [InlineData("槐渡芦埠鹭汀杏坞苇塘", "huaidulubulutingxingwuweitang", "hdlbltxwwt")]
    [InlineData("绿岛 12 号B座", "lvdao12haobzuo", "ld12hbz")]
    [InlineData("收视率", "shoushilv", "ssl")]
    [InlineData("啊作呸沛兽收", "azuopeipeishoushou", "azppss")]
    public void Names_are_read_as_people_read_them(string text, string whole, string initials)
    {
        Assert.Equal(whole, Pinyin.Whole(text));
        Assert.Equal(initials, Pinyin.Initials(text));
    }

    [Fact]
    public void Every_character_of_the_standards_first_level_has_a_reading()
    {
        var gb2312 = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var count = 0;
        for (var high = 0xB0; high <= 0xD7; high++)
        {
            for (var low = 0xA1; low <= (high == 0xD7 ? 0xF9 : 0xFE); low++)
            {
                Assert.NotEmpty(Pinyin.ReadingsOf(gb2312.GetString([(byte)high, (byte)low])[0]));
                count++;
            }
        }

        Assert.Equal(3755, count);
    }

    [Fact]
    public void A_character_with_several_readings_is_found_by_each()
    {
        Assert.Equal(["hang", "xiang", "xing", "zhang"], new[] { '行', '巷', '长' }.SelectMany(Pinyin.ReadingsOf).Where(r => r != "chang").Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Pinyin.ReadingsOf('A'));
        Assert.Empty(Pinyin.ReadingsOf('。'));
    }

    [Theory]
    [InlineData("zheng", "zen")]
    [InlineData("chang", "can")]
    [InlineData("ning", "lin")]
    [InlineData("ren", "len")]
    [InlineData("fu", "hu")]
    [InlineData("dong", "dong")]
    public void Neighbouring_sounds_fold_together(string reading, string folded) => Assert.Equal(folded, Pinyin.Folded(reading));
}
