using CallCenter.Core.Text;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>Numbers as people say them.</summary>
public sealed class NumeralsTests
{
    [Theory]
    [InlineData("槐桥四十七号灯杆", "槐桥47号灯杆")]
    [InlineData("槐桥047", "槐桥47")]
    [InlineData("机床厂三号楼", "机床厂3号楼")]
    [InlineData("解放路一百一十八号", "解放路118号")]
    [InlineData("十二栋二零三", "12栋203")]
    [InlineData("两千零五号", "2005号")]
    [InlineData("二百零八", "208")]
    [InlineData("零零七", "7")]
    [InlineData("000", "0")]
    [InlineData("百", "100")]
    [InlineData("没有数", "没有数")]
    [InlineData("", "")]
    public void Are_written_in_figures(string said, string figures) => Assert.Equal(figures, Numerals.InFigures(said));
}
