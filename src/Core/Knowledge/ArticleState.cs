namespace CallCenter.Core.Knowledge;

/// <summary>Where a version of an article stands. Kept in the database by number: values are append-only.</summary>
public enum ArticleState
{
    /// <summary>Being written; its author and other editors see it.</summary>
    Draft = 1,

    /// <summary>Waits for somebody other than its author.</summary>
    InReview = 2,

    /// <summary>Found and read out at the desk, from its valid-from to its valid-to.</summary>
    Published = 3,

    /// <summary>A newer version was published; kept, because tickets name it.</summary>
    Superseded = 4,

    /// <summary>Taken back; kept, because tickets may name it.</summary>
    Withdrawn = 5,
}
