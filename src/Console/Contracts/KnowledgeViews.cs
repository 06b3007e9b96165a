namespace CallCenter.Console.Contracts;

/// <summary>An article in a list of findings.</summary>
/// <param name="Id">Number.</param>
/// <param name="Version">Version that is true now.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Owner">Unit that answers for it.</param>
/// <param name="Kind">指 papers and steps, 卡 procedure or protocol card, 口 approved wording.</param>
/// <param name="Direct">Number of the delegation under which a call may be closed on the line; null: it may not.</param>
/// <param name="Stale">Expired, not yet valid, or marked as out of date by agents.</param>
/// <param name="Snippet">The paragraph that matches, cut.</param>
public sealed record ArticleHit(string Id, int Version, string Title, string Owner, string Kind, string? Direct, bool Stale, string Snippet);

/// <summary>A version of an article, to be read out or edited.</summary>
/// <param name="Id">Number.</param>
/// <param name="Version">Version.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Owner">Unit that answers for it.</param>
/// <param name="Kind">指, 卡 or 口.</param>
/// <param name="Direct">Number of the delegation; null: a call may not be closed on it.</param>
/// <param name="Stale">It is out of date.</param>
/// <param name="ValidFromMs">UTC milliseconds.</param>
/// <param name="ValidToMs">UTC milliseconds; null: until changed.</param>
/// <param name="Body">Paragraphs; each can be read out by itself.</param>
/// <param name="Category">Category of the ticket that it answers.</param>
/// <param name="Area">Area in which it is true.</param>
/// <param name="Keywords">What people say instead.</param>
/// <param name="State">Draft, InReview, Published, Superseded or Withdrawn.</param>
/// <param name="Author">Staff number of who wrote it.</param>
/// <param name="Reviewer">Staff number of who published, returned or withdrew it; null: nobody yet.</param>
/// <param name="Reason">Of the last return or withdrawal.</param>
/// <param name="ChangedMs">UTC milliseconds.</param>
/// <param name="Revision">To be named with a move.</param>
/// <param name="Flags">Agents' marks that it is out of date.</param>
public sealed record ArticleSheet(
    string Id, int Version, string Title, string Owner, string Kind, string? Direct, bool Stale, long ValidFromMs, long? ValidToMs, IReadOnlyList<string> Body, string Category, string Area,
    IReadOnlyList<string> Keywords, string State, string Author, string? Reviewer, string? Reason, long ChangedMs, int Revision, int Flags);

/// <summary>An agent says that an article is out of date.</summary>
/// <param name="Reason">Why; at most 400 characters.</param>
/// <param name="Version">Version that he read; null: the one that is true now.</param>
public sealed record FlagRequest(string? Reason, int? Version);

/// <summary>A version that is to be written.</summary>
/// <param name="Id">Number of the article: 1 to 16 letters and digits.</param>
/// <param name="Title">The question that it answers; 4 to 120 characters.</param>
/// <param name="Category">A category of the form.</param>
/// <param name="Owner">Unit that answers for it.</param>
/// <param name="Area">Area in which it is true.</param>
/// <param name="Kind">指, 卡 or 口.</param>
/// <param name="Direct">Number of the delegation; null: a call may not be closed on it.</param>
/// <param name="Keywords">What people say instead, parted by blanks.</param>
/// <param name="Body">Paragraphs, parted by empty lines.</param>
/// <param name="ValidFromMs">UTC milliseconds.</param>
/// <param name="ValidToMs">UTC milliseconds; null: until changed.</param>
public sealed record ArticleRequest(
    string? Id, string? Title, string? Category, string? Owner, string? Area, string? Kind, string? Direct, string? Keywords, string? Body, long ValidFromMs, long? ValidToMs);

/// <summary>A move with a version.</summary>
/// <param name="Move">Edit, Submit, Return, Publish or Withdraw.</param>
/// <param name="Revision">State of the version that the mover saw.</param>
/// <param name="Reason">For a return or a withdrawal.</param>
/// <param name="Text">For an edit.</param>
public sealed record ArticleMoveRequest(string? Move, int Revision, string? Reason, ArticleRequest? Text);

/// <summary>Words for which nothing was found.</summary>
public sealed record MissedSearch(string Words, int Times, long LastMs);

/// <summary>A ticket whose citizen was told an article as it was: he is to be called back.</summary>
public sealed record ToldTicket(string Ticket, int Version, string? Sentence, long AtMs);

/// <summary>Nothing was found for these words.</summary>
public sealed record MissedSearchRequest(string? Words);
