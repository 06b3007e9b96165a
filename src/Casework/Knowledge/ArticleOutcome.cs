namespace CallCenter.Casework.Knowledge;

/// <summary>What became of a move.</summary>
public enum ArticleOutcome
{
    /// <summary>It was made.</summary>
    Done = 0,

    /// <summary>There is no such version, or nobody may ask for this move.</summary>
    Unknown = 1,

    /// <summary>Somebody changed it in between.</summary>
    Changed = 2,

    /// <summary>The move is not possible in its state.</summary>
    NotNow = 3,

    /// <summary>Its author may not publish it himself.</summary>
    OwnText = 4,

    /// <summary>The move wants a reason.</summary>
    NoReason = 5,
}

/// <summary>Words for which nothing was found.</summary>
/// <param name="Words">They.</param>
/// <param name="Times">How often.</param>
/// <param name="LastMs">When last; UTC milliseconds.</param>
public sealed record SoughtInVain(string Words, int Times, long LastMs);

/// <summary>Somebody was told an article as it was.</summary>
/// <param name="Ticket">Of which call.</param>
/// <param name="Number">Version that he was told.</param>
/// <param name="Sentence">What he was told; null: not kept.</param>
/// <param name="AtMs">When; UTC milliseconds.</param>
public sealed record ToldBefore(Core.Calls.CallId Ticket, int Number, string? Sentence, long AtMs);
