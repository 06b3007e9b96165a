namespace CallCenter.Casework.Knowledge;

/// <summary>What an agent of the demonstration says of a version.</summary>
/// <param name="Article">Number of the article.</param>
/// <param name="Number">Version.</param>
/// <param name="AtMs">When; UTC milliseconds.</param>
/// <param name="Staff">Who.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record NewFlag(string Article, int Number, long AtMs, string Staff, string Reason);

/// <summary>A version that is to be kept.</summary>
/// <param name="Id">Number of the article.</param>
/// <param name="Number">Version, 1 and more.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Category">Category of the ticket that it answers.</param>
/// <param name="Owner">Unit that answers for it.</param>
/// <param name="Area">Area in which it is true.</param>
/// <param name="Kind">指, 卡 or 口.</param>
/// <param name="Delegation">Number of the delegation; null: a call may not be closed on it.</param>
/// <param name="ValidFromMs">UTC milliseconds.</param>
/// <param name="ValidToMs">UTC milliseconds; null: until changed.</param>
/// <param name="Keywords">What people say instead, parted by blanks.</param>
/// <param name="Body">Paragraphs, parted by empty lines.</param>
public sealed record NewArticle(
    string Id, int Number, string Title, string Category, string Owner, string Area, string Kind, string? Delegation, long ValidFromMs, long? ValidToMs, string Keywords, string Body);
