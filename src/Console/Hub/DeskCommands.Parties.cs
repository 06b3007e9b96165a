using System.Globalization;
using CallCenter.Casework.Identity;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;

namespace CallCenter.Console.Hub;

/// <summary>Calls with several people. The switchboard decides; who speaks at a desk phone has the same commands.</summary>
internal sealed partial class DeskCommands
{
    private async Task<(string Code, Said Why)?> Party(string staff, DeskCommand command)
    {
        var (text, offer, wish, party) = command switch
        {
            CallConsult c => (c.Call, c.Generation, c.Together ? PartyWish.ThreeWay : PartyWish.Consult, null),
            CallJoin c => (c.Call, c.Generation, PartyWish.Join, null),
            CallTransfer c => (c.Call, c.Generation, c is { Staff: null, Number: null, Queue: null } ? PartyWish.Transfer : PartyWish.BlindTransfer, null),
            PartyMute c => (c.Call, c.Generation, c.Muted ? PartyWish.Mute : PartyWish.Unmute, c.Party),
            _ => (((PartyRelease)command).Call, ((PartyRelease)command).Generation, PartyWish.Release, ((PartyRelease)command).Party),
        };
        if (!CallId.TryParse(text, out var call))
        {
            return Refusals.Invalid($"呼叫编号 '{text}' 无效", $"'{text}' is no number of a call");
        }

        var line = 0L;
        if (party is not null && (!long.TryParse(party, NumberStyles.None, CultureInfo.InvariantCulture, out line) || line == 0))
        {
            return Refusals.Invalid($"通话方编号 '{party}' 无效", $"'{party}' is no number of a party");
        }

        var target = command switch
        {
            CallConsult c => new PartyTarget(c.Staff, Dialled(c.Number)),
            CallTransfer c when wish == PartyWish.BlindTransfer => new PartyTarget(c.Staff, Dialled(c.Number), c.Queue),
            _ => null,
        };
        if (target is not null && new[] { target.Agent, target.Number, target.Queue }.Count(t => t is not null) != 1)
        {
            return Refusals.Invalid("请指定一位同事、一个号码或一个队列", "Name a colleague, a number or a queue: one of them");
        }

        return await Ask(n => new PartyAsked(n, staff, call, offer, wish, target, new LineId(line))).ConfigureAwait(false);
    }

    /// <summary>A call of another service is as if it were not there. What was asked for is kept before it is done.</summary>
    private async Task<(string Code, Said Why)?> Supervise(Who who, CallSupervise command)
    {
        if (!CallId.TryParse(command.Call, out var call) || await board.ServiceOf(call).ConfigureAwait(false) is not { } service || !who.ActsIn(service))
        {
            return Refusals.NoCall;
        }

        if (!Enum.IsDefined(command.Wish))
        {
            return Refusals.Invalid("没有这种监管操作", "There is no such supervision");
        }

        var reason = command.Reason?.Trim();
        if ((command.Wish is SupervisionWish.TakeOver or SupervisionWish.ForceRelease && reason is not { Length: >= 4 }) || reason is { Length: > 200 })
        {
            return Refusals.Invalid("请写明理由,4 至 200 个字", "Say why, in 4 to 200 characters");
        }

        audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, $"supervise-{command.Wish}", "call", call.ToString(), reason));
        return await Ask(n => new SupervisionAsked(n, who.Staff, call, command.Wish)).ConfigureAwait(false);
    }

    /// <summary>A number as it is dialled: without what people write between the digits.</summary>
    private static string? Dialled(string? number) => number?.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
}
