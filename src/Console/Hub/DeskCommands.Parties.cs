using System.Globalization;
using CallCenter.Console.Contracts;
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
            CallTransfer c => (c.Call, c.Generation, PartyWish.Transfer, null),
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

        PartyTarget? target = null;
        if (command is CallConsult wanted)
        {
            if (wanted.Staff is null == wanted.Number is null)
            {
                return Refusals.Invalid("请指定一位同事或一个号码", "Name a colleague or a number");
            }

            target = new PartyTarget(wanted.Staff, wanted.Number?.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal));
        }

        return await Ask(n => new PartyAsked(n, staff, call, offer, wish, target, new LineId(line))).ConfigureAwait(false);
    }
}
