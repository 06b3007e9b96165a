namespace CallCenter.Casework.Knowledge;

/// <summary>An article that was found.</summary>
/// <param name="Article">It.</param>
/// <param name="Score">For ordering; comparable inside one search only.</param>
/// <param name="Snippet">The paragraph that matches most, cut to 80 characters.</param>
/// <param name="Stale">It is out of date.</param>
public sealed record ArticleFinding(ArticleText Article, double Score, string Snippet, bool Stale);
