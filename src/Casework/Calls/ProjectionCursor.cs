namespace CallCenter.Casework.Calls;

/// <summary>How far a projection has read the journal. Saved with what it wrote, in one transaction.</summary>
internal sealed class ProjectionCursor
{
    public required string Name { get; set; }

    /// <summary>The last record that is in the database. Also the guard against a second writer.</summary>
    public long Seq { get; set; }
}

/// <summary>A journal record that could not be stored, set aside so that the rest goes on.</summary>
internal sealed class ProjectionFault
{
    public long Seq { get; set; }

    public required string Name { get; set; }

    public required string Why { get; set; }
}
