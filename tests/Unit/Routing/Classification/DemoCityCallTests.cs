using CallCenter.Routing.Classification;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

/// <summary>The demonstration city's calls, line by line; none of them is a training text.</summary>
public sealed class DemoCityCallTests
{
    [Theory]
    [InlineData("喂喂着火了着火了!", "110", "119", "", "P1", "报警", "警情:火灾")]
    [InlineData("喂喂着火了着火了!榆钱巷这边,机床厂三号楼,六楼,烟特别大。我妈还在屋里,腿不好下不来!", "110", "119", "120", "P1", "报警", "警情:火灾")]
    [InlineData("我想问下……那个客服说我百万保障要扣钱,我刚转了八万,他还让我别挂", "12345", "110", "", "P2", "报警", "警情:诈骗")]
    [InlineData("我们三个人卡在电梯里了,十来分钟了,人都没事", "12345", "119", "", "P2", "求助", "警情:电梯困人")]
    [InlineData("我们三个人卡在电梯里了,十来分钟了,人都没事。有个大姐说喘不上气,坐地上了", "12345", "119", "120", "P1", "求助", "警情:电梯困人")]
    [InlineData("(无声,听到椅子倒地的声音;提示需要帮助请按1,对方按了1)", "110", "110", "", "P1", "报警", "警情:待核")]
    [InlineData("你好我要订餐……就送上次那个地址……两个人吃的,他在旁边等着呢,麻烦快点", "110", "110", "", "P1", "报警", "警情:家暴")]
    [InlineData("我问问工资的事,八个月了没人管……我在槐渡大桥上,灯杆四十七号,再不给我就不下来了", "12345", "110", "119,120,12345", "P1", "求助", "警情:自杀")]
    [InlineData("楼上装修天天吵,气得我真想跳楼——哎我就那么一说,不会的,你给我登记一下", "12345", "12345", "", "P3", "投诉", "噪音扰民")]
    [InlineData("我爸胸口疼,一头汗,左胳膊麻……解放路118号,就那个老粮站旁边", "120", "120", "", "P1", "求助", "警情:急病")]
    [InlineData("明天带我妈去医院复查,你们能派个车不", "120", "12345", "", "P4", "咨询", "医疗卫生")]
    [InlineData("环湖路解放路口两个车碰了,人没事,就是路堵死了", "110", "122", "", "P2", "报警", "警情:交通事故")]
    [InlineData("东篱小区地库有个车横着,我出不来,要送孩子,车牌岚A D2071", "110", "12345", "", "P3", "求助", "公共交通与停车挪车")]
    [InlineData("砚池花园旁边工地又打混凝土,天天这样……你们别跟他们说是我反映的啊", "12345", "12345", "", "P3", "投诉", "噪音扰民")]
    [InlineData("楼下空调水滴我家,嗡嗡响,我说他他就骂人,我怕哪天打起来", "110", "12345", "", "P3", "投诉", "邻里纠纷")]
    [InlineData("在鹭汀街喜荷超市买的奶粉过期了,老板不给退,吵半天了,我孩子刚喝了一口,好着呢", "12315", "12315", "", "P3", "投诉", "市场监管")]
    [InlineData("环湖路中间水管炸了,路上一个大坑,骑车的差点掉进去", "110", "110", "122,12345", "P2", "求助", "警情:道路险情")]
    [InlineData("办居住证要带啥,周六开门不", "12345", "12345", "", "P4", "咨询", "政务服务")]
    [InlineData("我是拾光里三期的,我们六十多户都没拿到房产证,网上也反映过,信访局那边也有人去了", "12345", "12345", "", "P3", "投诉", "住房房产")]
    [InlineData("我听不见 有人在砸我家门 汀埠小区6栋2单元", "110", "110", "", "P1", "报警", "警情:待核")]
    [InlineData("俺村东头那个井盖没得了,黑灯瞎火的,娃儿差点掉进去", "12345", "12345", "", "P2", "求助", "道路交通设施")]
    [InlineData("我就找3号接警员,她昨天挂我电话", "110", "110", "", "P4", "无效", "无效:骚扰")]
    [InlineData("……我……喘不上气……药……", "110", "120", "", "P1", "求助", "警情:急病")]
    [InlineData("楼道里一股臭鸡蛋味", "119", "119", "12345", "P1", "报警", "警情:燃气泄漏")]
    [InlineData("电视里着火了吓我一跳", "119", "119", "", "P4", "无效", "无效:无关")]
    public void A_call_of_the_city_gets_its_labels(string text, string dialled, string service, string also, string priority, string nature, string category)
    {
        var said = Shipped.Classifier.Classify(new ClassificationInput { Text = text, Dialled = dialled });
        Assert.Equal(
            (service, also, priority, nature, category),
            (said.Service, string.Join(',', said.Also), said.Priority.ToString(), said.Nature, said.Category));
    }

    [Fact]
    public void A_key_press_in_a_silent_call_is_a_sign()
    {
        var silent = new ClassificationInput { Text = "(接通后没有人说话)", Dialled = "110" };
        Assert.Equal("P1", Shipped.Classifier.Classify(silent with { Keypad = "1" }).Priority.ToString());
        Assert.Equal("P3", Shipped.Classifier.Classify(silent).Priority.ToString());
    }
}
