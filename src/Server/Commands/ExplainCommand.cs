using CallCenter.Core.Calls;
using CallCenter.Server.Admin;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>explain CALL</c>: every decision about a call, with who was chosen from whom.</summary>
internal static class ExplainCommand
{
    public static Task<int> Run(CommandWish wish, string id, CancellationToken cancellation)
    {
        if (!CallId.TryParse(id, out var call))
        {
            throw new OptionException("CALL", id, Texts.Say("呼叫编号,例如 1MQCECX6000", "the number of a call, for example 1MQCECX6000"));
        }

        if (!Directory.Exists(wish.Options.Data.Journal))
        {
            throw new OptionException("data", wish.Options.Data.Root, Texts.Say("曾运行过服务器的文件夹", "a folder on which a server has run"));
        }

        var explained = CallExplanation.Of(wish.Options.Data, call, cancellation);
        if (wish.Json)
        {
            Output.Json(explained);
        }
        else
        {
            foreach (var step in explained.Steps)
            {
                Output.Line($"{step.Seq,9}  {Output.Time(DateTimeOffset.FromUnixTimeMilliseconds(step.AtMs))}  {step.What}");
                if (step.Choice is { } choice)
                {
                    Show(choice);
                }
            }
        }

        return Task.FromResult(0);
    }

    private static void Show(ExplainedChoice choice)
    {
        var rules = Texts.Say($"规则 {choice.SettingsVersion}({choice.SettingsHash[..Math.Min(8, choice.SettingsHash.Length)]})", $"rules {choice.SettingsVersion} ({choice.SettingsHash[..Math.Min(8, choice.SettingsHash.Length)]})");
        Line(choice.KnewHim
            ? Texts.Say($"{choice.Queue}:{choice.Agent} 上次与来电人通话且空闲;{rules}", $"{choice.Queue}: {choice.Agent} talked with this caller last and was free; {rules}")
            : choice.WasFree
            ? Texts.Say($"{choice.Queue}:按 {choice.Strategy} 从 {choice.Free} 名空闲者中选 {choice.Agent};{rules}", $"{choice.Queue}: {choice.Agent} of {choice.Free} who were free, by {choice.Strategy}; {rules}")
            : Texts.Say($"{choice.Queue}:{choice.Agent} 刚空闲,取 {choice.Waiting} 通等待中的第一通;{rules}", $"{choice.Queue}: {choice.Agent} became free and was given the first of {choice.Waiting} who waited; {rules}"));
        if (choice.RunnersUp.Count > 0)
        {
            Line(Texts.Say("其次:", "next: ") + string.Join(", ", choice.RunnersUp.Select(f => Texts.Say($"{f.Staff}(第 {f.ReadySince} 条起空闲)", $"{f.Staff} (free since {f.ReadySince})"))));
        }

        if (choice.Behind.Count > 0)
        {
            Line(Texts.Say("其后等待:", "behind it: ") + string.Join(", ", choice.Behind.Select(w => $"{w.Call} {w.Urgency}")));
        }

        if (choice.Excluded.Count > 0)
        {
            Line(Texts.Say("不可派:", "not to be asked: ") + string.Join(", ", choice.Excluded.Select(e => $"{e.Staff} {e.State}{(e.Reason is { } why ? $" {why}" : e.Cause == Core.Agents.AgentCause.None ? string.Empty : $" {e.Cause}")}")));
        }

        static void Line(string text) => Output.Line($"           {text}");
    }
}
