namespace CallCenter.Core.Knowledge;

/// <summary>What can be done with a version of an article.</summary>
public enum ArticleMove
{
    /// <summary>Changes its text.</summary>
    Edit = 1,

    /// <summary>Hands it to a reviewer.</summary>
    Submit = 2,

    /// <summary>Gives it back to its author, with a reason.</summary>
    Return = 3,

    /// <summary>Puts it before the agents; the version that was there is superseded.</summary>
    Publish = 4,

    /// <summary>Takes it back, with a reason.</summary>
    Withdraw = 5,

    /// <summary>A newer version took its place. Nobody asks for it: it comes with the other's publishing.</summary>
    Supersede = 6,
}
