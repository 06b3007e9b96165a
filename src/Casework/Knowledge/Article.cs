namespace CallCenter.Casework.Knowledge;

/// <summary>An article through all its versions.</summary>
internal sealed class Article
{
    /// <summary>Number, for example K0001.</summary>
    public required string Id { get; set; }

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

    /// <summary>It belongs to the demonstration city.</summary>
    public bool Demonstration { get; set; }
}
