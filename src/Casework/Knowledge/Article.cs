namespace CallCenter.Casework.Knowledge;

/// <summary>An article through all its versions.</summary>
internal sealed class Article
{
    /// <summary>Number, for example K0001.</summary>
    public required string Id { get; set; }

    /// <summary>It belongs to the demonstration city.</summary>
    public bool Demonstration { get; set; }
}
