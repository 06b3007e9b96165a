using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Console.Contracts;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Ports;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Hub;

/// <summary>Does what pages want: checks who may, hands it to the switchboard, the voice or the drafts, and says what came of it.</summary>
internal sealed partial class DeskCommands(
    LiveBoard board, IInbox inbox, ISeatVoice voice, DraftDesk drafts, AuditTrail audit, CallIdSource ids, CommandLedger ledger, TimeProvider time, ILogger<DeskCommands> log)
{
    /// <summary>Call control that is older is refused: a late hang-up must not hit the next call.</summary>
    private const int MostAgeMs = 2_000;

    /// <summary>Does a command, once.</summary>
    public async Task<CommandAck> Carry(PageLink page, CommandEnvelope wanted, CancellationToken cancellation)
    {
        if (wanted.Id.Length is 0 or > 64)
        {
            return No(wanted, Refusals.Invalid("命令编号无效", "The command's id must have 1 to 64 characters"));
        }

        try
        {
            // Not cancelled with the page: what was begun is finished, and its answer is there for the page that comes back.
            return await ledger.Once(page.Who.Staff, wanted.Id, () => Answer(page, wanted)).WaitAsync(cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // a page gets a sentence, never a stack trace
        catch (Exception why) when (why is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.CommandFailed(wanted.Command?.GetType().Name ?? "none", why);
            return No(wanted, Refusals.Failed);
        }
    }

    private async Task<CommandAck> Answer(PageLink page, CommandEnvelope wanted)
    {
        if (wanted.Command is OfferAccept or OfferDecline or CallHangUp or CallHold or CallDigit or CallConsult or CallJoin or CallTransfer or PartyRelease or PartyMute or CallSupervise or CallOut or CallRingBack or CallBackNow && wanted.AgeMs > MostAgeMs)
        {
            return No(wanted, Refusals.Late);
        }

        var who = page.Who;
        if (!who.May(RightOf(wanted.Command)))
        {
            return No(wanted, Refusals.NotAllowed);
        }

        (string Code, Said Why)? refusal;
        CommandResult? result = null;
        try
        {
            (refusal, result) = wanted.Command switch
            {
                SeatSignIn or SeatSignOut or SeatReady or SeatNotReady => (await Seat(who.Staff, wanted.Command).ConfigureAwait(false), null),
                VoiceConnect c => await Connect(who.Staff, c).ConfigureAwait(false),
                VoiceDisconnect or VoiceMute or VoiceEcho => (await Voice(who.Staff, wanted.Command).ConfigureAwait(false), null),
                OfferAccept or OfferDecline or CallHangUp or CallHold or CallDigit or CallWrappedUp => (await Call(who.Staff, wanted.Command).ConfigureAwait(false), null),
                CallConsult or CallJoin or CallTransfer or PartyRelease or PartyMute => (await Party(who.Staff, wanted.Command).ConfigureAwait(false), null),
                CallRingBack c => (await RingBack(who.Staff, c).ConfigureAwait(false), null),
                CallOut or CallBackNow or CallBackClose => (await CallBack(who.Staff, wanted.Command).ConfigureAwait(false), null),
                CallSupervise c => (await Supervise(who, c).ConfigureAwait(false), null),
                _ => Ticket(page, wanted.Command),
            };
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            log.DraftNotKept(why.Message);
            refusal = Refusals.NotKept;
        }

        return refusal is { } no ? No(wanted, no) with { Result = result } : new CommandAck(wanted.Id, true, null, null, result);
    }

    /// <summary>The right that a command needs; a command that is not here needs one that nobody has.</summary>
    internal static Right RightOf(DeskCommand command) => command switch
    {
        SeatSignIn or SeatSignOut or SeatReady or SeatNotReady or VoiceConnect or VoiceDisconnect or VoiceMute or VoiceEcho or OfferAccept or OfferDecline or CallHangUp or CallHold
            or CallDigit or CallWrappedUp or CallConsult or CallJoin or CallTransfer or PartyRelease or PartyMute or CallOut or CallRingBack or CallBackNow or CallBackClose => Right.TakeCalls,
        TicketOpen or TicketEdit or TicketFocus or TripwireDecide or TicketAnswer or TicketAccept or TicketRefuse or TicketPass => Right.WriteTickets,
        CallSupervise => Right.Supervise,
        _ => 0,
    };

    private static CommandAck No(CommandEnvelope wanted, (string Code, Said Why) refusal) => new(wanted.Id, false, refusal.Why, refusal.Code, null);
}
