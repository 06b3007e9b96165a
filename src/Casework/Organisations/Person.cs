namespace CallCenter.Casework.Organisations;

/// <summary>Somebody who works here or in an organisation.</summary>
internal sealed class Person
{
    public long Id { get; set; }

    public long? OrganisationId { get; set; }

    public required string Name { get; set; }

    public string? Phone { get; set; }

    public bool Active { get; set; } = true;
}
