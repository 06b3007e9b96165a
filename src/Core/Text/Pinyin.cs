using System.Collections.Frozen;
using System.Text;

namespace CallCenter.Core.Text;

/// <summary>
/// How Chinese characters are read, without tones, for finding by what somebody types or hears. Known are the 3,755 characters of level 1 of
/// GB 2312-1980, which the standard puts in the order of their reading, and <see cref="PinyinExtras"/>: rarer ones of names and places, and
/// second readings. What is not known has no reading, and is found by its shape alone. <c>ü</c> is written <c>v</c>. Pure; safe from every thread.
/// </summary>
public static class Pinyin
{
    /// <summary>Where each reading begins in GB 2312, as two octets in one number.</summary>
    private const string Starts =
        "a45217 ai45219 an45232 ang45241 ao45244 ba45253 bai45271 ban45279 bang45294 bao45306 bei45485 ben45500 beng45504 bi45510 bian45534 biao45546 bie45550 bin45554 bing45560 "
        + "bo45731 bu45752 ca45761 cai45762 can45773 cang45780 cao45785 ce45790 ceng45795 cha45797 chai45808 chan45811 chang45821 chao45996 che46005 chen46011 cheng46021 chi46036 "
        + "chong46052 chou46057 chu46069 chuai46247 chuan46248 chuang46255 chui46261 chun46266 chuo46273 ci46275 cong46287 cou46293 cu46294 cuan46298 cui46301 cun46309 cuo46312 da46318 "
        + "dai46324 dan46498 dang46513 dao46518 de46530 deng46533 di46540 dian46559 diao46575 die46584 ding46753 diu46762 dong46763 dou46773 du46780 duan46795 dui46801 dun46805 duo46814 "
        + "e46826 en46839 er46840 fa47010 fan47018 fang47035 fei47046 fen47058 feng47073 fo47088 fou47089 fu47090 ga47297 gai47299 gan47305 gang47316 gao47325 ge47335 gei47352 gen47353 "
        + "geng47355 gong47524 gou47539 gu47548 gua47566 guai47572 guan47575 guang47586 gui47589 gun47605 guo47608 ha47614 hai47777 han47784 hang47803 hao47806 he47815 hei47833 hen47835 "
        + "heng47839 hong47844 hou47853 hu47860 hua48040 huai48049 huan48054 huang48068 hui48082 hun48103 huo48109 ji48119 jia48334 jian48351 jiang48553 jiao48566 jie48594 jin48621 "
        + "jing48803 jiong48828 jiu48830 ju48847 juan48872 jue48879 jun48889 ka49062 kai49066 kan49071 kang49077 kao49084 ke49088 ken49103 keng49107 kong49109 kou49113 ku49117 kua49124 "
        + "kuai49129 kuan49133 kuang49135 kui49143 kun49316 kuo49320 la49324 lai49331 lan49334 lang49349 lao49356 le49365 lei49367 leng49378 li49381 lia49577 lian49578 liang49592 liao49603 "
        + "lie49616 lin49621 ling49633 liu49647 long49658 lou49829 lu49835 lv49855 luan49869 lve49875 lun49877 luo49884 ma49896 mai49905 man49911 mang50082 mao50088 me50100 mei50101 "
        + "men50117 meng50120 mi50128 mian50142 miao50151 mie50159 min50161 ming50167 miu50173 mo50174 mou50353 mu50356 na50371 nai50378 nan50383 nang50386 nao50387 ne50392 nei50393 "
        + "nen50395 neng50396 ni50397 nian50408 niang50415 niao50417 nie50419 nin50426 ning50427 niu50595 nong50599 nu50603 nv50606 nuan50607 nve50608 nuo50610 o50614 ou50615 pa50622 "
        + "pai50628 pan50634 pang50642 pao50647 pei50654 pen50663 peng50665 pi50679 pian50858 piao50862 pie50866 pin50868 ping50873 po50882 pu50891 qi50906 qia50942 qian51107 qiang51129 "
        + "qiao51137 qie51152 qin51157 qing51168 qiong51181 qiu51183 qu51191 quan51366 que51377 qun51385 ran51387 rang51391 rao51396 re51399 ren51401 reng51411 ri51413 rong51414 rou51424 "
        + "ru51427 ruan51437 rui51439 run51442 ruo51444 sa51446 sai51449 san51453 sang51619 sao51622 se51626 sen51629 seng51630 sha51631 shai51640 shan51642 shang51658 shao51666 she51677 "
        + "shen51689 sheng51705 shi51878 shou51925 shu51935 shua52130 shuai52132 shuan52136 shuang52138 shui52141 shun52145 shuo52149 si52153 song52169 sou52177 su52180 suan52193 sui52196 "
        + "sun52207 suo52210 ta52218 tai52389 tan52398 tang52416 tao52429 te52440 teng52441 ti52445 tian52460 tiao52468 tie52473 ting52476 tong52648 tou52661 tu52665 tuan52676 tui52678 "
        + "tun52684 tuo52687 wa52698 wai52705 wan52707 wang52724 wei52734 wen52929 weng52939 wo52942 wu52951 xi52980 xia53177 xian53190 xiang53216 xiao53236 xie53416 xin53437 xing53447 "
        + "xiong53462 xiu53469 xu53478 xuan53497 xue53669 xun53675 ya53689 yan53705 yang53738 yao53755 ye53932 yi53947 yin54000 ying54178 yo54196 yong54197 you54212 yu54233 yuan54439 "
        + "yue54459 yun54469 za54481 zai54484 zan54491 zang54495 zao54498 ze54512 zei54516 zen54517 zeng54518 zha54522 zhai54698 zhan54704 zhang54721 zhao54736 zhe54746 zhen54756 zheng54772 "
        + "zhi54949 zhong54992 zhou55003 zhu55017 zhua55205 zhuai55207 zhuan55208 zhuang55214 zhui55221 zhun55227 zhuo55229 zi55240 zong55255 zou55262 zu55266 zuan55274 zui55276 zun55280 "
        + "zuo55282";

    /// <summary>Behind the last character of level 1.</summary>
    private const int End = 55290;

    private static readonly FrozenDictionary<char, string[]> Table = Make();

    /// <summary>Every reading, most usual first; empty: none is known.</summary>
    public static IReadOnlyList<string> ReadingsOf(char character) => Table.GetValueOrDefault(character, []);

    /// <summary>First letters of the usual readings; letters and digits stay, in lower case, all else is left out: <c>居住证</c> gives <c>jzz</c>.</summary>
    public static string Initials(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            Append(made, character, whole: false);
        }

        return made.ToString();
    }

    /// <summary>The usual readings in a row: <c>居住证</c> gives <c>juzhuzheng</c>.</summary>
    public static string Whole(string text)
    {
        var made = new StringBuilder(text.Length * 4);
        foreach (var character in text)
        {
            Append(made, character, whole: true);
        }

        return made.ToString();
    }

    /// <summary>
    /// A reading as people who mix up neighbouring sounds, and input methods that forgive them, may write it: zh, ch, sh as z, c, s; n as l; f as h;
    /// r as l; ang, eng, ing as an, en, in.
    /// </summary>
    public static string Folded(string reading)
    {
        var folded = reading switch
        {
            ['z' or 'c' or 's', 'h', ..] => reading[..1] + reading[2..],
            ['n' or 'r', .. var rest] => "l" + rest,
            ['f', .. var rest] => "h" + rest,
            _ => reading,
        };
        return folded.EndsWith("ng", StringComparison.Ordinal) && !folded.EndsWith("ong", StringComparison.Ordinal) ? folded[..^1] : folded;
    }

    private static void Append(StringBuilder made, char character, bool whole)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            made.Append(char.ToLowerInvariant(character));
        }
        else if (Table.TryGetValue(character, out var readings))
        {
            made.Append(whole ? readings[0] : readings[0][..1]);
        }
    }

    private static FrozenDictionary<char, string[]> Make()
    {
        var gb2312 = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var starts = Starts.Split(' ').Select(s => (Reading: s.TrimEnd("0123456789".ToCharArray()), At: int.Parse(s.AsSpan(s.AsSpan().IndexOfAnyInRange('0', '9')), System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var table = new Dictionary<char, string[]>(4500);
        for (var n = 0; n < starts.Count; n++)
        {
            var end = n + 1 < starts.Count ? starts[n + 1].At : End;
            for (var code = starts[n].At; code < end; code++)
            {
                if ((code & 0xFF) is >= 0xA1 and <= 0xFE && gb2312.GetString([(byte)(code >> 8), (byte)code]) is [var character])
                {
                    table[character] = [starts[n].Reading];
                }
            }
        }

        foreach (var (reading, characters) in PinyinExtras.Rarer)
        {
            foreach (var character in characters)
            {
                table.TryAdd(character, [reading]);
            }
        }

        foreach (var (reading, characters) in PinyinExtras.Second)
        {
            foreach (var character in characters)
            {
                table[character] = [.. table.GetValueOrDefault(character, []), reading];
            }
        }

        foreach (var (reading, characters) in PinyinExtras.Usual)
        {
            foreach (var character in characters)
            {
                table[character] = [reading, .. table.GetValueOrDefault(character, []).Where(r => r != reading)];
            }
        }

        return table.ToFrozenDictionary();
    }
}
