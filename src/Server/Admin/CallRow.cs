using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;

namespace CallCenter.Server.Admin;

/// <summary>A call as the command line shows it; the caller's number is masked.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Service">Service number.</param>
/// <param name="Caller">Masked.</param>
/// <param name="Urgency">P1 to P4.</param>
/// <param name="State">Where it is.</param>
/// <param name="Queue">The last queue.</param>
/// <param name="Agent">Staff number of who took it.</param>
/// <param name="Party">Phone, trunk or notice.</param>
/// <param name="Trunk">Trunk on which it came.</param>
/// <param name="Offers">How often it was offered.</param>
/// <param name="Arrived">UTC.</param>
/// <param name="Admitted">UTC.</param>
/// <param name="Connected">UTC.</param>
/// <param name="Queued">UTC.</param>
/// <param name="Offered">UTC.</param>
/// <param name="Accepted">UTC.</param>
/// <param name="Ended">UTC.</param>
/// <param name="WaitSeconds">Arrived to accepted; null when nobody took it.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Cause">How it ended.</param>
/// <param name="Code">SIP status of the end; 0: none.</param>
/// <param name="Drill">Belongs to a drill.</param>
internal sealed record CallRow(
    string Id, string Service, string Caller, string Urgency, string State, string? Queue, string? Agent, string? Party, string Trunk, int Offers,
    DateTimeOffset Arrived, DateTimeOffset? Admitted, DateTimeOffset? Connected, DateTimeOffset? Queued, DateTimeOffset? Offered,
    DateTimeOffset? Accepted, DateTimeOffset? Ended, double? WaitSeconds, string? EndedBy, string? Cause, int Code, bool Drill)
{
    public static CallRow Of(CallView c) => new(
        c.Id.ToString(), c.Service, c.Caller.ToString(), c.Urgency.ToString(), c.State.ToString(), c.Queue, c.Agent, c.Party, c.Trunk, c.Offers,
        At(c.Times.ArrivedMs), When(c.Times.AdmittedMs), When(c.Times.ConnectedMs), When(c.Times.QueuedMs), When(c.Times.OfferedMs),
        When(c.Times.AcceptedMs), When(c.Times.EndedMs), (c.Times.AcceptedMs - c.Times.ArrivedMs) / 1000.0,
        c.EndedBy?.ToString(), c.Cause, c.Code, c.Drill);

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static DateTimeOffset? When(long? ms) => ms is { } known ? At(known) : null;
}

/// <summary>A list of calls, newest first.</summary>
internal sealed record CallsReply(IReadOnlyList<CallRow> Calls, bool More);

/// <summary>A SIP message of a call's ladder.</summary>
/// <param name="At">UTC.</param>
/// <param name="Sent">We sent it.</param>
/// <param name="Local">Our address.</param>
/// <param name="Remote">The peer's.</param>
/// <param name="Text">The message; numbers, names and addresses masked unless revealed.</param>
internal sealed record LadderRow(DateTimeOffset At, bool Sent, string Local, string Remote, string Text);

/// <summary>One call with everything that belongs to it.</summary>
internal sealed record CallReply(CallRow Call, IReadOnlyList<RecordingView> Recordings, TicketView? Ticket, IReadOnlyList<LadderRow> Ladder);
