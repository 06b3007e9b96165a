using System.Collections.Frozen;

namespace CallCenter.Core.People;

/// <summary>Which role gives which rights. Pure; what is not here is refused.</summary>
public static class RoleRights
{
    private static readonly Right[] Agent =
        [Right.TakeCalls, Right.WriteTickets, Right.SeeCallers, Right.SeeFloor, Right.ReadKnowledge, Right.SeeDirectory, Right.MoveTickets];

    private static readonly FrozenDictionary<Role, Right[]> Table = new Dictionary<Role, Right[]>
    {
        [Role.HotlineAgent] = Agent,
        [Role.CallTaker] = Agent,
        [Role.Dispatcher] = [.. Agent, Right.SeeTickets],
        [Role.ShiftCommander] = [.. Agent, Right.SeeTickets, Right.SeeCalls, Right.Reveal, Right.Supervise],
        [Role.DutyOfficer] = [Right.MoveTickets, Right.SeeTickets, Right.SeeCalls, Right.SeeFloor, Right.ReadKnowledge, Right.SeeDirectory, Right.Reveal],
        [Role.Supervisor] = [.. Agent, Right.SeeTickets, Right.SeeCalls, Right.Reveal, Right.Supervise],
        [Role.QualityInspector] = [Right.MoveTickets, Right.SeeTickets, Right.SeeCalls, Right.ReadKnowledge],
        [Role.KnowledgeEditor] = [Right.ReadKnowledge, Right.EditKnowledge, Right.PublishKnowledge, Right.SeeDirectory],
        [Role.ObjectionReviewer] = [Right.MoveTickets, Right.SeeTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.FollowUpAgent] = [Right.MoveTickets, Right.TakeCalls, Right.SeeTickets, Right.SeeCallers, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.WindowClerk] = [Right.MoveTickets, Right.WriteTickets, Right.SeeCallers, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.VideoPost] = [Right.MoveTickets, Right.WriteTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.DepartmentHandler] = [Right.MoveTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.DepartmentHead] = [Right.MoveTickets, Right.ReadKnowledge, Right.EditKnowledge, Right.SeeDirectory],
        [Role.TownCentre] = [Right.MoveTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.VillageAdministrator] = [Right.MoveTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.GridChief] = [Right.MoveTickets, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.GridWorker] = [Right.MoveTickets, Right.ReadKnowledge],
        [Role.GridAssistant] = [Right.ReadKnowledge],
        [Role.GridInspector] = [Right.ReadKnowledge],
        [Role.ProfessionalGridWorker] = [Right.MoveTickets, Right.ReadKnowledge],
        [Role.Mediator] = [Right.MoveTickets, Right.ReadKnowledge],
        [Role.Merchant] = [],
        [Role.Leader] = [Right.SeeFloor, Right.ReadKnowledge, Right.SeeDirectory],
        [Role.Discipline] = [],
        [Role.SystemAdministrator] = [Right.EditSettings, Right.EditAccounts, Right.EditPlaces, Right.SeeFloor, Right.ReadKnowledge],
        [Role.SecurityAdministrator] = [Right.EditRoles, Right.SeeFloor],
        [Role.Auditor] = [Right.ReadAudit],
    }.ToFrozenDictionary();

    /// <summary>Roles that one person must not have together: who runs the system, who gives rights, who watches both.</summary>
    public static IReadOnlyList<Role> ApartFromEachOther { get; } = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor];

    /// <summary>The rights of somebody with these roles.</summary>
    public static FrozenSet<Right> Of(IEnumerable<Role> roles) => roles.SelectMany(r => Table.GetValueOrDefault(r, [])).ToFrozenSet();

    /// <summary>Why these roles can't be one person's; null: they can.</summary>
    public static string? Conflict(IReadOnlyCollection<Role> roles)
    {
        var apart = roles.Where(ApartFromEachOther.Contains).Distinct().ToList();
        return apart.Count > 1 ? $"{string.Join(", ", apart)} must be different people" : null;
    }
}
