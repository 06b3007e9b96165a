namespace CallCenter.Casework.Organisations;

/// <summary>A centre, department, town, station or company that can be given work.</summary>
internal sealed class Organisation
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>The organisation above; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>The one number that must answer at any hour; null when there is none.</summary>
    public string? DutyNumber { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>What an organisation is. Persisted: values are append-only.</summary>
internal enum OrganisationKind
{
    Centre = 1,
    Department = 2,
    Town = 3,
    Village = 4,
    Grid = 5,
    Station = 6,
    Utility = 7,
}
