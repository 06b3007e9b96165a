namespace CallCenter.Routing.Classification.Rules;

/// <summary>A piece of a pattern: words of which one must stand here, or a gap of some characters.</summary>
internal abstract record PatternPart
{
    /// <summary>One of these words; longer ones come first.</summary>
    public sealed record AnyOf(string[] Words, bool Optional) : PatternPart;

    /// <summary>Up to so many characters, inside the clause or only inside the sentence.</summary>
    public sealed record Gap(int Longest, bool OverClauses) : PatternPart;
}
