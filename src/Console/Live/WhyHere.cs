using System.Globalization;
using CallCenter.Console.Contracts;

namespace CallCenter.Console.Live;

/// <summary>Why a call rings at this seat, in sentences made from what the switchboard decided.</summary>
internal static class WhyHere
{
    private static readonly Dictionary<string, string> QueueNames = new(StringComparer.Ordinal)
    {
        ["police"] = "公安",
        ["fire"] = "消防",
        ["medical"] = "急救",
        ["traffic"] = "交警",
        ["consumer"] = "消费维权",
        ["government"] = "政务",
    };

    public static IReadOnlyList<Said> Of(BoardCall call)
    {
        if (call.Outbound)
        {
            return [Calls(call)];
        }

        var why = new List<Said>
        {
            new($"拨打 {call.Service},按{(int)call.Urgency}级({call.Urgency})排入{Queue(call.Way.FirstOrDefault() ?? call.Queue)}队列", $"{call.Service} was dialled: queue {call.Way.FirstOrDefault() ?? call.Queue}, priority {call.Urgency}"),
        };
        foreach (var next in call.Way.Skip(1))
        {
            why.Add(new Said($"无人接听,溢出到{Queue(next)}队列", $"Nobody took it: overflowed to queue {next}"));
        }

        foreach (var (staff, how) in call.Passed.TakeLast(3))
        {
            why.Add(how switch
            {
                "NotTaken" => new Said($"{staff} 未在时限内接听", $"{staff} did not take it in time"),
                "Withdrawn" => new Said($"为一级警情从 {staff} 处撤回", $"Taken back from {staff} for a life at risk"),
                "Refused" => new Said($"{staff} 拒接", $"{staff} declined it"),
                _ => new Said($"{staff} 的话音中断", $"The voice of {staff} was lost"),
            });
        }

        var seconds = Math.Max(0, (call.OfferedMs - call.ArrivedMs) / 1000).ToString(CultureInfo.InvariantCulture);
        why.Add(new Said($"等待 {seconds} 秒后派给空闲座席中的首位", $"After {seconds} s it came to the first of the free seats"));
        return why;
    }

    private static Said Calls(BoardCall call) => call.CallBackOf.Value == 0
        ? new($"以 {call.Service} 外呼", $"We call in the name of {call.Service}")
        : new($"{call.Service} 漏接回拨,接起后拨打来电人", $"Call-back of a missed {call.Service} call: the citizen is dialled when you take it");

    private static string Queue(string name) => QueueNames.GetValueOrDefault(name, name);
}
