namespace CallCenter.Casework.Organisations;

/// <summary>A centre, department, town, station or company that can be given work.</summary>
internal sealed class Organisation
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>What people call it; null: nothing shorter.</summary>
    public string? ShortName { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>The organisation above; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>The one number that must answer at any hour; null when there is none.</summary>
    public string? DutyNumber { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>What an organisation is. Persisted: values are append-only.</summary>
public enum OrganisationKind
{
    /// <summary>A centre of the city, district or county.</summary>
    Centre = 1,

    /// <summary>A department of the government.</summary>
    Department = 2,

    /// <summary>A town, township or street office.</summary>
    Town = 3,

    /// <summary>A village or community.</summary>
    Village = 4,

    /// <summary>A grid.</summary>
    Grid = 5,

    /// <summary>A police, fire or medical station.</summary>
    Station = 6,

    /// <summary>A company that supplies water, power, gas, heat or lines.</summary>
    Utility = 7,
}
