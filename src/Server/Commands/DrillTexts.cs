namespace CallCenter.Server.Commands;

/// <summary>What the drill says in the terminal, in Chinese or English.</summary>
internal sealed record DrillTexts
{
    /// <summary>The texts of a language: en, else Chinese.</summary>
    public static DrillTexts Of(string language) => language == "en" ? English : new DrillTexts();

    public string Agents { get; init; } = "座席";

    public string Call { get; init; } = "呼叫";

    public string Profile { get; init; } = "剧本";

    public string Number { get; init; } = "号码";

    public string State { get; init; } = "状态";

    public string Time { get; init; } = "时间";

    public string Agent { get; init; } = "座席";

    public string Reason { get; init; } = "原因";

    public string Elapsed { get; init; } = "已用";

    /// <summary>By number of <see cref="Core.Rehearsal.RehearsalPhase"/>.</summary>
    public IReadOnlyList<string> Phases { get; init; } = ["未开始", "拨号", "等待", "通话", "完成", "按剧本放弃", "丢失"];

    /// <summary>By number of <see cref="Core.Rehearsal.RehearsalAgentPhase"/>.</summary>
    public IReadOnlyList<string> AgentPhases { get; init; } = ["离席", "空闲", "振铃", "通话"];

    /// <summary>Heads of the summary: number, calls, answered, within 10/15/20 s, mean, median, 95 %, longest, abandoned, lost, heard both ways.</summary>
    public IReadOnlyList<string> Heads { get; init; } =
        ["号码", "呼叫", "接通", "≤10秒", "≤15秒", "≤20秒", "平均", "中位", "95%", "最长", "放弃", "丢失", "双向"];

    public string Total { get; init; } = "合计";

    public string Lost { get; init; } = "丢失的呼叫";

    public string Faults { get; init; } = "故障";

    /// <summary>{0} calls, {1} records, {2} tickets, {3} recordings, {4} verified.</summary>
    public string Kept { get; init; } = "服务器:呼叫 {0},记录 {1},工单 {2},录音 {3},校验通过 {4}";

    public string Passed { get; init; } = "演练通过:无一丢失";

    public string Failed { get; init; } = "演练未通过";

    private static DrillTexts English { get; } = new()
    {
        Agents = "agents",
        Call = "call",
        Profile = "script",
        Number = "number",
        State = "state",
        Time = "time",
        Agent = "agent",
        Reason = "reason",
        Elapsed = "elapsed",
        Phases = ["planned", "dialling", "waiting", "talking", "done", "abandoned", "LOST"],
        AgentPhases = ["away", "idle", "ringing", "talking"],
        Heads = ["number", "calls", "answered", "≤10s", "≤15s", "≤20s", "mean", "p50", "p95", "max", "left", "lost", "heard"],
        Total = "total",
        Lost = "lost calls",
        Faults = "faults",
        Kept = "server: {0} calls, {1} records, {2} tickets, {3} recordings, {4} verified",
        Passed = "The drill passed: nothing was lost",
        Failed = "The drill did not pass",
    };
}
