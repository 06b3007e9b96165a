namespace CallCenter.Casework.Knowledge;

/// <summary>Words for which no article was found: a line of the writing list.</summary>
internal sealed class UnansweredSearch
{
    /// <summary>The words, in one width and case.</summary>
    public required string Words { get; set; }

    /// <summary>How often.</summary>
    public int Times { get; set; }

    public long FirstMs { get; set; }

    public long LastMs { get; set; }
}
