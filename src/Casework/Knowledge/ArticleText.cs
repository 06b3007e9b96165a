using CallCenter.Core.Knowledge;

namespace CallCenter.Casework.Knowledge;

/// <summary>A version of an article with what is true of all its versions.</summary>
/// <param name="Id">Number of the article.</param>
/// <param name="Number">Version.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Keywords">What people say instead.</param>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Category">Category of the ticket that it answers.</param>
/// <param name="Owner">Unit that answers for it.</param>
/// <param name="Area">Area in which it is true.</param>
/// <param name="Kind">指, 卡 or 口.</param>
/// <param name="Delegation">Number of the delegation; null: a call may not be closed on it.</param>
/// <param name="ValidFromMs">UTC milliseconds.</param>
/// <param name="ValidToMs">UTC milliseconds; null: until changed.</param>
/// <param name="Author">Staff number.</param>
/// <param name="Reviewer">Staff number; null: nobody yet.</param>
/// <param name="Reason">Of the last return or withdrawal.</param>
/// <param name="ChangedMs">UTC milliseconds.</param>
/// <param name="Revision">Names the state that a change was made on.</param>
/// <param name="Flags">Agents' marks that this version is out of date.</param>
public sealed record ArticleText(
    string Id, int Number, ArticleState State, string Title, IReadOnlyList<string> Keywords, IReadOnlyList<string> Paragraphs, string Category, string Owner, string Area, string Kind,
    string? Delegation, long ValidFromMs, long? ValidToMs, string Author, string? Reviewer, string? Reason, long ChangedMs, int Revision, int Flags)
{
    /// <summary>Marks after which an article is taken for out of date until its owner has looked.</summary>
    public const int StaleFlags = 3;

    /// <summary>Expired, not yet valid, or marked often: it is shown as such, and no call is closed on it.</summary>
    /// <param name="nowMs">UTC milliseconds.</param>
    public bool IsStale(long nowMs) => Flags >= StaleFlags || ValidToMs <= nowMs || ValidFromMs > nowMs || State != ArticleState.Published;
}
