using CallCenter.Console.Contracts;
using CallCenter.Core.Seats;

namespace CallCenter.Console.Hub;

/// <summary>Why commands are refused, in both languages.</summary>
internal static class Refusals
{
    public static readonly (string Code, Said Why) NotAllowed = ("not-allowed", new("没有权限", "You have no right to do this"));
    public static readonly (string Code, Said Why) Late = ("late", new("操作超过 2 秒才到达,已取消", "This came more than 2 s late and was not done"));
    public static readonly (string Code, Said Why) Stale = ("stale", new("这通电话已不在您的座席", "This call is no longer at your seat"));
    public static readonly (string Code, Said Why) NoVoice = ("voice", new("话音未连接,请先接好耳机并连接话音", "The voice is not connected: connect your headset first"));
    public static readonly (string Code, Said Why) AtThePhone = ("voice", new("请在话机上操作", "Do this at the telephone"));
    public static readonly (string Code, Said Why) NoTicket = ("unknown", new("工单不存在或已关闭", "There is no such ticket, or it is closed"));
    public static readonly (string Code, Said Why) NoCall = ("unknown", new("没有这通电话,或已结束", "There is no such call, or it is over"));
    public static readonly (string Code, Said Why) Conflict = ("conflict", new("同事刚刚修改了这一栏", "A colleague has just changed this field"));
    public static readonly (string Code, Said Why) Failed = ("failed", new("系统内部错误,操作未完成", "Something went wrong inside; it was not done"));
    public static readonly (string Code, Said Why) NotKept = ("failed", new("服务器磁盘无法写入,内容仍保留在本页", "The server's disk refuses; what you wrote stays on this page"));

    public static (string Code, Said Why) Invalid(string zh, string en) => ("invalid", new Said(zh, en));

    /// <summary>What the switchboard said.</summary>
    public static (string Code, Said Why) Of(string refusal) => refusal switch
    {
        "phone-unknown" => ("unknown", new("没有这部话机", "There is no such telephone")),
        "staff-unknown" => ("unknown", new("该工号不在接听名单上", "This staff number is not on the list of agents")),
        "in-call" => ("not-now", new("正在通话,请先结束当前通话", "Not while you are in a call")),
        "phone-in-call" => ("not-now", new("这部话机正在通话", "Somebody is in a call at this telephone")),
        "not-signed-in" => ("not-now", new("尚未签入座席", "You are not signed in at a seat")),
        "not-this-call" => Stale,
        "agent-not-free" => ("not-now", new("该同事现在不空闲", "This colleague is not free")),
        "no-trunk" => ("not-now", new("没有可用的外线", "There is no trunk to call out on")),
        "number-unknown" => ("invalid", new("号码无效", "This is no number that can be dialled")),
        "not-ready" => ("not-now", new("请先示闲,话音才能接入", "Be ready first: your own voice is rung")),
        "queue-unknown" => ("unknown", new("没有这个队列", "There is no such queue")),
        "too-many" => ("not-now", new("会议人数已满", "No more parties fit into this call")),
        "no-dial-rule" => ("invalid", new("拨号规则不允许拨打这个号码", "No dial rule lets this number out")),
        "not-at-this-hour" => ("not-now", new("该号码此时段不允许拨打", "This number may not be called at this hour")),
        "dialled-too-often" => ("not-now", new("本座席一小时内外呼次数已满", "This seat has dialled as often as it may in an hour")),
        "service-unknown" => ("unknown", new("没有这个服务号码", "There is no such service number")),
        "number-withheld" => ("invalid", new("来电未显示号码,无法回拨", "The caller showed no number")),
        "callback-unknown" => ("unknown", new("该回拨已办结或不存在", "This call-back is done, or there is none")),
        "callback-in-call" => ("not-now", new("同事正在回拨", "A colleague is calling him")),
        "disposition-unknown" => ("invalid", new("请选择回拨结果", "Say how it ended")),
        "no-answer" => ("failed", new("交换机没有及时应答", "The switchboard did not answer in time")),
        _ => ("not-now", new("当前状态不允许此操作", "Not in the present state")),
    };

    /// <summary>What the voice said.</summary>
    public static (string Code, Said Why) Of(SeatRefusal refusal) => refusal switch
    {
        SeatRefusal.NotThisLine or SeatRefusal.NotNow => Stale,
        SeatRefusal.NoVoice => NoVoice,
        SeatRefusal.BadOffer => ("voice", new("浏览器的话音参数不可用", "The browser's voice offer can't be used")),
        SeatRefusal.NotServed => ("voice", new("本服务器未启用浏览器话音", "This server carries no browser voice")),
        SeatRefusal.NoKeys => ("invalid", new("对方不接收按键", "The other side takes no keys")),
        _ => Failed,
    };
}
