using CallCenter.Core.People;

namespace CallCenter.Core.Tickets;

/// <summary>
/// The life of a ticket (工单), from the draft to the archive: every legal move, who may make it, whose turn it is then and which clocks run. Pure; there is no
/// other way to change one (field.md C4, as casework.md says it).
/// </summary>
public static class TicketMachine
{
    private static readonly Role[] Takers = [Role.HotlineAgent, Role.CallTaker, Role.Dispatcher, Role.ShiftCommander, Role.Supervisor, Role.DutyOfficer, Role.WindowClerk, Role.VideoPost];
    private static readonly Role[] Senders = [Role.HotlineAgent, Role.Dispatcher, Role.ShiftCommander, Role.Supervisor, Role.DutyOfficer];
    private static readonly Role[] Rulers = [Role.ObjectionReviewer, Role.DutyOfficer];
    private static readonly Role[] Readers = [Role.Supervisor, Role.DutyOfficer, Role.QualityInspector];
    private static readonly Role[] Askers = [Role.FollowUpAgent, Role.Supervisor];
    private static readonly Role[] UnitDesks = [Role.DepartmentHandler, Role.DepartmentHead, Role.TownCentre, Role.VillageAdministrator];
    private static readonly Role[] Handlers = [.. UnitDesks, Role.GridChief, Role.GridWorker, Role.ProfessionalGridWorker, Role.Mediator];
    private static readonly Role[] Heads = [Role.DepartmentHead, Role.TownCentre];

    /// <summary>Where a move leads; refused when it is not possible there.</summary>
    public static Transition<TicketState> Next(TicketState state, TicketMove move) => (state, move) switch
    {
        (TicketState.Draft, TicketMove.Accept) => new(TicketState.Accepted),
        (TicketState.Draft or TicketState.Accepted, TicketMove.AnswerDirectly) => new(TicketState.DirectAnswered),
        (TicketState.Draft or TicketState.Accepted, TicketMove.Decline) => new(TicketState.NotAccepted),
        (TicketState.Accepted or TicketState.Rework, TicketMove.Dispatch) => new(TicketState.Dispatched),
        (TicketState.Accepted, TicketMove.Split) => new(TicketState.Split),
        (TicketState.Accepted or TicketState.Dispatched or TicketState.SignedFor or TicketState.InProgress, TicketMove.Merge) => new(TicketState.Merged),
        (TicketState.Merged, TicketMove.Unmerge) => new(TicketState.Accepted),
        (TicketState.Dispatched, TicketMove.Sign) => new(TicketState.SignedFor),
        (TicketState.Dispatched or TicketState.SignedFor, TicketMove.RequestReturn) => new(TicketState.ReturnRequested),
        (TicketState.ReturnRequested, TicketMove.GrantReturn) => new(TicketState.Accepted),
        (TicketState.ReturnRequested, TicketMove.RefuseReturn) => new(TicketState.Dispatched),
        (TicketState.SignedFor, TicketMove.Begin) => new(TicketState.InProgress),
        (TicketState.InProgress, TicketMove.RequestExtension) => new(TicketState.ExtensionRequested),
        (TicketState.ExtensionRequested, TicketMove.GrantExtension or TicketMove.RefuseExtension) => new(TicketState.InProgress),
        (TicketState.InProgress, TicketMove.Suspend) => new(TicketState.Suspended),
        (TicketState.InProgress, TicketMove.Whistle) => new(TicketState.Whistled),
        (TicketState.InProgress, TicketMove.CallIn) => new(TicketState.CoHandled),
        (TicketState.InProgress, TicketMove.HandUp) => new(TicketState.HandedUp),
        (TicketState.Suspended or TicketState.Whistled or TicketState.CoHandled or TicketState.HandedUp, TicketMove.Resume) => new(TicketState.InProgress),
        (TicketState.InProgress, TicketMove.Reply) => new(TicketState.Replied),
        (TicketState.Replied or TicketState.Reviewed, TicketMove.SendBack) => new(TicketState.InProgress),
        (TicketState.Replied, TicketMove.Approve) => new(TicketState.Reviewed),
        (TicketState.Reviewed or TicketState.DirectAnswered or TicketState.Split, TicketMove.FollowUp) => new(TicketState.FollowUp),
        (TicketState.FollowUp or TicketState.DirectAnswered, TicketMove.Close) => new(TicketState.Closed),
        (TicketState.FollowUp, TicketMove.Rework) => new(TicketState.Rework),
        (TicketState.Closed, TicketMove.Reopen) => new(TicketState.Rework),
        (TicketState.Closed or TicketState.NotAccepted, TicketMove.Archive) => new(TicketState.Archived),
        _ => new(state, $"{move} does not apply to a ticket that is {state}"),
    };

    /// <summary>Who may ask for a move.</summary>
    public static IReadOnlyList<Role> RolesFor(TicketMove move) => move switch
    {
        TicketMove.Accept or TicketMove.AnswerDirectly or TicketMove.Decline => Takers,
        TicketMove.Dispatch or TicketMove.Split or TicketMove.Merge or TicketMove.Unmerge => Senders,
        TicketMove.Sign or TicketMove.Begin or TicketMove.Reply or TicketMove.Resume => Handlers,
        TicketMove.RequestReturn or TicketMove.RequestExtension or TicketMove.Suspend or TicketMove.CallIn => UnitDesks,
        TicketMove.Whistle or TicketMove.HandUp => Heads,
        TicketMove.GrantReturn or TicketMove.RefuseReturn or TicketMove.GrantExtension or TicketMove.RefuseExtension => Rulers,
        TicketMove.SendBack or TicketMove.Approve => Readers,
        TicketMove.FollowUp or TicketMove.Close or TicketMove.Rework => Askers,
        TicketMove.Reopen => [.. Askers, Role.HotlineAgent],
        TicketMove.Archive => [Role.Supervisor],
        _ => [],
    };

    /// <summary>Whether a move wants words, 4 characters or more: why, or with a reply what the citizen is answered.</summary>
    public static bool WantsReason(TicketMove move) => move is TicketMove.Decline or TicketMove.Merge or TicketMove.Unmerge or TicketMove.RequestReturn or TicketMove.GrantReturn
        or TicketMove.RefuseReturn or TicketMove.RequestExtension or TicketMove.GrantExtension or TicketMove.RefuseExtension or TicketMove.Suspend or TicketMove.Whistle or TicketMove.CallIn
        or TicketMove.HandUp or TicketMove.Reply or TicketMove.SendBack or TicketMove.Rework or TicketMove.Reopen;

    /// <summary>Whose turn it is.</summary>
    public static TicketOwner OwnerOf(TicketState state) => state switch
    {
        TicketState.Draft => TicketOwner.Writer,
        TicketState.Accepted or TicketState.Rework or TicketState.Split or TicketState.Replied or TicketState.ExtensionRequested => TicketOwner.Centre,
        TicketState.Dispatched or TicketState.SignedFor or TicketState.InProgress or TicketState.Suspended or TicketState.Whistled or TicketState.CoHandled => TicketOwner.Unit,
        TicketState.ReturnRequested => TicketOwner.ObjectionDesk,
        TicketState.HandedUp => TicketOwner.LevelAbove,
        TicketState.Reviewed or TicketState.FollowUp or TicketState.DirectAnswered => TicketOwner.FollowUpDesk,
        TicketState.Merged => TicketOwner.MasterTicket,
        _ => TicketOwner.Nobody,
    };

    /// <summary>The citizen's clock: from acceptance to the end, whoever has the ticket; it stands while it is suspended. A merged ticket has its master's.</summary>
    public static TicketClock CitizensClock(TicketState state) => state switch
    {
        TicketState.Draft => TicketClock.NotBegun,
        TicketState.Suspended => TicketClock.Paused,
        TicketState.Closed or TicketState.NotAccepted or TicketState.Archived => TicketClock.Stopped,
        _ => TicketClock.Running,
    };

    /// <summary>The unit's clock: from the dispatch, not from the signing, to its answer. A return or an extension that is asked for does not stop it.</summary>
    public static TicketClock UnitsClock(TicketState state) => state switch
    {
        TicketState.Draft or TicketState.Accepted or TicketState.DirectAnswered or TicketState.NotAccepted or TicketState.Split or TicketState.Rework => TicketClock.NotBegun,
        TicketState.Suspended => TicketClock.Paused,
        TicketState.Dispatched or TicketState.SignedFor or TicketState.InProgress or TicketState.ReturnRequested or TicketState.ExtensionRequested or TicketState.Whistled
            or TicketState.CoHandled or TicketState.HandedUp => TicketClock.Running,
        _ => TicketClock.Stopped,
    };
}
