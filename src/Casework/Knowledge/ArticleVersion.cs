using CallCenter.Core.Knowledge;

namespace CallCenter.Casework.Knowledge;

/// <summary>A version: what a ticket names, so its text stays as it was once it was published.</summary>
internal sealed class ArticleVersion
{
    public required string ArticleId { get; set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; set; }

    public ArticleState State { get; set; }

    /// <summary>The question that it answers.</summary>
    public required string Title { get; set; }

    /// <summary>What people say instead, parted by blanks.</summary>
    public required string Keywords { get; set; }

    /// <summary>Paragraphs, parted by an empty line; each can be read out by itself.</summary>
    public required string Body { get; set; }

    /// <summary>Category of the ticket that it answers.</summary>
    public required string Category { get; set; }

    /// <summary>Unit that answers for it.</summary>
    public required string Owner { get; set; }

    /// <summary>Area in which it is true.</summary>
    public required string Area { get; set; }

    /// <summary>指 papers and steps, 卡 procedure or protocol card, 口 approved wording.</summary>
    public required string Kind { get; set; }

    /// <summary>Number of the delegation under which a call may be closed on the line; null: it may not.</summary>
    public string? Delegation { get; set; }

    public long ValidFromMs { get; set; }

    /// <summary>From then on it is out of date; null: until changed.</summary>
    public long? ValidToMs { get; set; }

    /// <summary>Staff number of who wrote at it last.</summary>
    public required string Author { get; set; }

    /// <summary>Staff numbers of all who wrote at it: none of them publishes it.</summary>
    public List<string> Writers { get; set; } = [];

    /// <summary>Staff number of who published, returned or withdrew it.</summary>
    public string? Reviewer { get; set; }

    /// <summary>Reason of the last return or withdrawal.</summary>
    public string? Reason { get; set; }

    public long ChangedMs { get; set; }

    /// <summary>Grows with each change: a change on an older one is refused.</summary>
    public int Revision { get; set; }
}
