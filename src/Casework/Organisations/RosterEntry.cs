namespace CallCenter.Casework.Organisations;

/// <summary>Who is on duty for an organisation from when to when.</summary>
internal sealed class RosterEntry
{
    public long Id { get; set; }

    public long OrganisationId { get; set; }

    public long PersonId { get; set; }

    /// <summary>1: a cadre resident for 24 hours; 2 and 3: not resident, reachable.</summary>
    public int Level { get; set; }

    /// <summary>UTC milliseconds, inclusive.</summary>
    public long BeginsMs { get; set; }

    /// <summary>UTC milliseconds, exclusive.</summary>
    public long EndsMs { get; set; }

    /// <summary>Where he answers on this duty; null: his own phone.</summary>
    public string? Phone { get; set; }
}
