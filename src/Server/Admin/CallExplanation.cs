using System.Text;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Facts;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using CallCenter.Server.Running;

namespace CallCenter.Server.Admin;

/// <summary>Every decision about one call, with what it was chosen from. The lists are not kept anywhere: they are decided once more from the checkpoint before.</summary>
internal static class CallExplanation
{
    /// <summary>How many are named besides the winner.</summary>
    public const int RunnersUp = 3;

    /// <summary>Explains a call.</summary>
    /// <exception cref="AdminException">The journal has no such call, or what was before it is no longer there.</exception>
    public static ExplainedCall Of(DataFolder folder, CallId call, CancellationToken cancellation)
    {
        var about = Records(folder, call, cancellation);
        if (about.Count == 0)
        {
            throw new AdminException(Texts.Say($"日志中没有呼叫 {call}", $"the journal has no call {call}"));
        }

        var replay = new JournalReplay(folder);
        replay.Begin(about[0]);
        var wanted = about.ToHashSet();
        var steps = new List<ExplainedStep>();
        var drill = false;
        foreach (var (record, happened) in replay.Events(about[^1]))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!wanted.Contains(record.Seq))
            {
                replay.Decide(record, happened);
                continue;
            }

            // What it was chosen from is looked at before it is decided; for which queue is known from what was decided.
            var decided = JournalLine.ReadDecided(record.Payload.Span).OfType<PublishFact>().Select(p => p.Fact).ToList();
            drill |= decided.OfType<CallOpened>().Any(o => o.Call == call && o.Drill);
            var outlook = decided.OfType<CallOffered>().FirstOrDefault(o => o.Call == call)?.Queue is { } queue ? replay.Switchboard.Outlook(queue, drill) : null;
            foreach (var fact in replay.Decide(record, happened).OfType<PublishFact>().Select(p => p.Fact).Where(f => About(f, call)))
            {
                steps.Add(new ExplainedStep(record.Seq, record.At, happened.GetType().Name, Words(fact), fact is CallOffered taken && outlook is not null ? Choice(outlook, taken, call) : null));
            }
        }

        return new ExplainedCall(call.ToString(), replay.Checkpoint, steps);
    }

    /// <summary>Numbers of the records that name the call.</summary>
    private static List<long> Records(DataFolder folder, CallId call, CancellationToken cancellation)
    {
        var name = Encoding.ASCII.GetBytes($"\"{call}\"");
        var found = new List<long>();
        foreach (var record in new JournalReader(folder.Journal).ReadWhole(1, static _ => { }))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!record.IsRemoved && record.Gap is null && record.Payload.Span.IndexOf(name) >= 0)
            {
                found.Add(record.Seq);
            }
        }

        return found;
    }

    private static bool About(Fact fact, CallId call) => fact switch
    {
        CallOpened f => f.Call == call,
        CallQueued f => f.Call == call,
        CallOffered f => f.Call == call,
        OfferClosed f => f.Call == call,
        CallForwarded f => f.Call == call,
        CallAccepted f => f.Call == call,
        CallDialled f => f.Call == call,
        CallPassed f => f.Call == call,
        CallEnded f => f.Call == call,
        CallBackOpened f => f.Of == call,
        CallBackTried f => f.Of == call || f.Call == call,
        CallBackClosed f => f.Of == call,
        _ => false,
    };

    private static ExplainedChoice Choice(OfferOutlook outlook, CallOffered offer, CallId call)
    {
        var wasFree = outlook.Free.Any(f => f.Staff == offer.Agent);
        var others = outlook.Waiting.Where(w => w.Call != call).ToList();
        return new ExplainedChoice(
            offer.Agent,
            wasFree,
            wasFree && outlook.Free[0].Staff != offer.Agent,
            outlook.Queue,
            outlook.Strategy,
            outlook.Free.Count,
            [.. outlook.Free.Where(f => f.Staff != offer.Agent).Take(RunnersUp)],
            outlook.Excluded.Where(e => e.Staff != offer.Agent).ToList(),
            outlook.Waiting.Count,
            [.. others.Take(RunnersUp)],
            outlook.SettingsVersion,
            outlook.SettingsHash);
    }

    private static string Words(Fact fact) => fact switch
    {
        CallOpened f => Texts.Say($"{(f.Outbound ? "外呼" : "来电")} {f.Service},{f.Urgency}", $"{(f.Outbound ? "call of ours" : "arrived")} on {f.Service}, {f.Urgency}"),
        CallQueued f => Texts.Say($"排入队列 {f.Queue}", $"waits in queue {f.Queue}"),
        CallOffered f => Texts.Say($"第 {f.Number} 次派给 {f.Agent}", $"offer {f.Number}, to {f.Agent}"),
        OfferClosed f => Texts.Say($"{f.Agent} 未接:{f.Outcome}", $"not taken by {f.Agent}: {f.Outcome}"),
        CallForwarded f => Texts.Say($"{(f.Failed ? "转出失败" : "转出")}:{f.Trunk}", $"{(f.Failed ? "forward failed" : "forwarded")}: {f.Trunk}"),
        CallAccepted f => Texts.Say($"{f.Agent ?? f.Phone} 接起", $"taken by {f.Agent ?? f.Phone}"),
        CallDialled f => Texts.Say($"{f.Agent} 经 {f.Trunk} 拨打", $"{f.Agent} dials on {f.Trunk}"),
        CallPassed f => Texts.Say($"由 {f.From ?? "外线"} 转给 {f.Agent ?? (f.Phone.Length == 0 ? "队列" : f.Phone)}", $"passed from {f.From ?? "outside"} to {f.Agent ?? (f.Phone.Length == 0 ? "the queue" : f.Phone)}"),
        CallEnded f => Texts.Say($"结束:{f.By},{f.Cause}", $"over: {f.By}, {f.Cause}"),
        CallBackOpened f => Texts.Say($"列入回拨:{f.Reason},漏接 {f.Missed} 次", $"to be called back: {f.Reason}, {f.Missed} missed"),
        CallBackTried f => Texts.Say($"回拨 {f.Call}:{f.Outcome}", $"call-back {f.Call}: {f.Outcome}"),
        CallBackClosed f => Texts.Say($"回拨办结:{f.Disposition}", $"call-back done: {f.Disposition}"),
        _ => fact.GetType().Name,
    };
}

/// <summary>A call explained.</summary>
/// <param name="Call">The call.</param>
/// <param name="Checkpoint">Number of the checkpoint from which it was decided once more; 0: from the beginning.</param>
/// <param name="Steps">What was decided, in order.</param>
internal sealed record ExplainedCall(string Call, long Checkpoint, IReadOnlyList<ExplainedStep> Steps);

/// <summary>One thing that was decided about it.</summary>
/// <param name="Seq">Number of the record.</param>
/// <param name="AtMs">When, as the journal has it.</param>
/// <param name="On">On what event.</param>
/// <param name="What">What, as a sentence.</param>
/// <param name="Choice">With an offer: what it was chosen from.</param>
internal sealed record ExplainedStep(long Seq, long AtMs, string On, string What, ExplainedChoice? Choice);

/// <summary>What an offer was chosen from.</summary>
/// <param name="Agent">Who was chosen.</param>
/// <param name="WasFree">True: he was free and the call came. False: he became free, and the call was the first of those who waited for him.</param>
/// <param name="KnewHim">He was not the first of the free, but talked with this caller last.</param>
/// <param name="Queue">Queue.</param>
/// <param name="Strategy">By what its agents are chosen.</param>
/// <param name="Free">How many were free.</param>
/// <param name="RunnersUp">The next who would have been asked.</param>
/// <param name="Excluded">Who serves the queue and could not be asked, with the reason.</param>
/// <param name="Waiting">How many calls waited.</param>
/// <param name="Behind">The first of the others who waited.</param>
/// <param name="SettingsVersion">Version of the rules.</param>
/// <param name="SettingsHash">Hash of the rules.</param>
internal sealed record ExplainedChoice(
    string Agent, bool WasFree, bool KnewHim, string Queue, string Strategy, int Free, IReadOnlyList<FreeAgent> RunnersUp, IReadOnlyList<ExcludedAgent> Excluded, int Waiting,
    IReadOnlyList<WaitingCall> Behind, long SettingsVersion, string SettingsHash);
