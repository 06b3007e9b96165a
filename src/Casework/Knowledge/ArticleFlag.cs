namespace CallCenter.Casework.Knowledge;

/// <summary>An agent says that a version is out of date or wrong.</summary>
internal sealed class ArticleFlag
{
    public long Id { get; set; }

    public required string ArticleId { get; set; }

    /// <summary>Version that was read.</summary>
    public int Number { get; set; }

    public long AtMs { get; set; }

    /// <summary>Staff number.</summary>
    public required string Staff { get; set; }

    public required string Reason { get; set; }
}
