namespace CallCenter.Core.People;

/// <summary>One thing that one may do. What no role gives, nobody may.</summary>
public enum Right
{
    /// <summary>Sits at a seat and takes calls.</summary>
    TakeCalls = 1,

    /// <summary>Writes and closes the tickets that are his own.</summary>
    WriteTickets = 2,

    /// <summary>Sees tickets of colleagues in his services and organisation.</summary>
    SeeTickets = 3,

    /// <summary>Sees callers' numbers and names unmasked on what he works on.</summary>
    SeeCallers = 4,

    /// <summary>May uncover a masked number with a reason.</summary>
    Reveal = 5,

    /// <summary>Sees queues and seats.</summary>
    SeeFloor = 6,

    /// <summary>Sees lists of calls.</summary>
    SeeCalls = 7,

    /// <summary>Reads the knowledge base.</summary>
    ReadKnowledge = 8,

    /// <summary>Writes and reviews articles.</summary>
    EditKnowledge = 9,

    /// <summary>Publishes and withdraws articles.</summary>
    PublishKnowledge = 10,

    /// <summary>Looks for places and people on duty.</summary>
    SeeDirectory = 11,

    /// <summary>Imports places, grids and roads.</summary>
    EditPlaces = 12,

    /// <summary>Makes and changes accounts.</summary>
    EditAccounts = 13,

    /// <summary>Gives and takes roles.</summary>
    EditRoles = 14,

    /// <summary>Reads the audit trail.</summary>
    ReadAudit = 15,

    /// <summary>Changes numbers, queues, trunks and phones.</summary>
    EditSettings = 16,

    /// <summary>Listens to colleagues' calls of his services, helps, takes over and releases them.</summary>
    Supervise = 17,

    /// <summary>Moves tickets on as his role may: sends, signs, answers, rules, closes; sees those of his unit, or of his service numbers.</summary>
    MoveTickets = 18,
}
