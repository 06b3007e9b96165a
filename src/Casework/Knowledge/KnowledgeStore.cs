using CallCenter.Casework.Database;
using CallCenter.Core.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Knowledge;

/// <summary>
/// The knowledge base: articles in the database, and an index of what is published in memory. Searching and reading need no database once it was read; changing does, and
/// throws <see cref="System.Data.Common.DbException"/> while it is away.
/// </summary>
/// <param name="database">The casework database.</param>
/// <param name="time">Wall clock.</param>
public sealed partial class KnowledgeStore(CaseworkDatabase database, TimeProvider time)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 400;

    /// <summary>Versions that a list of a state has.</summary>
    public const int MostListed = 500;

    private readonly Lock turn = new();
    private long asked;
    private long taken;
    private volatile ArticleIndex index = ArticleIndex.Empty;
    private volatile Dictionary<string, ArticleText> published = new(StringComparer.Ordinal);

    /// <summary>Articles that can be found.</summary>
    public int Count => index.Count;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Reads everything published anew, and finds by it from then on.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var number = Interlocked.Increment(ref asked);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var texts = await Texts(db, v => v.State == ArticleState.Published, cancellation).ConfigureAwait(false);
        var (made, byId) = (ArticleIndex.Of(texts), texts.ToDictionary(t => t.Id, StringComparer.Ordinal));
        lock (turn)
        {
            // Who began to read later has read at least as much.
            if (number > taken)
            {
                (taken, index, published) = (number, made, byId);
            }
        }
    }

    /// <summary>The best articles for a question, best first.</summary>
    /// <param name="question">What is typed, or what was said.</param>
    /// <param name="most">1 to 50.</param>
    /// <param name="place">Where the caller is; null: not known.</param>
    public IReadOnlyList<ArticleFinding> Find(string question, int most, string? place = null) => index.Find(question, most, Now, place);

    /// <summary>Whether an article is out of date now.</summary>
    public bool IsStale(ArticleText article) => article.IsStale(Now);

    /// <summary>A version of an article.</summary>
    /// <param name="id">Number of the article.</param>
    /// <param name="number">Version; null: the one that is published.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null: there is none.</returns>
    public async Task<ArticleText?> Read(string id, int? number, CancellationToken cancellation)
    {
        if (published.GetValueOrDefault(id) is { } present && (number is null || number == present.Number))
        {
            return present;
        }

        if (number is null)
        {
            return null;
        }

        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return (await Texts(db, v => v.ArticleId == id && v.Number == number, cancellation).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>All versions of an article, newest first.</summary>
    public async Task<IReadOnlyList<ArticleText>> Versions(string id, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return [.. (await Texts(db, v => v.ArticleId == id, cancellation).ConfigureAwait(false)).OrderByDescending(t => t.Number)];
    }

    /// <summary>Versions in a state, at most <see cref="MostListed"/>, the longest unchanged first.</summary>
    /// <param name="state">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<ArticleText>> In(ArticleState state, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return [.. (await Texts(db, v => v.State == state, cancellation, MostListed).ConfigureAwait(false)).OrderBy(t => t.ChangedMs).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>What is published and out of date: expired, not yet valid, or marked by agents; the most marked first.</summary>
    public IReadOnlyList<ArticleText> Stale()
    {
        var now = Now;
        return [.. published.Values.Where(a => a.Flags > 0 || a.IsStale(now)).OrderByDescending(a => a.Flags).ThenBy(a => a.ValidToMs ?? long.MaxValue).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>An agent says that the version that he read is out of date.</summary>
    /// <returns>False: there is no such version.</returns>
    public async Task<bool> Flag(string id, int number, string staff, string reason, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using (db.ConfigureAwait(false))
        {
            if (!await db.ArticleVersions.AnyAsync(v => v.ArticleId == id && v.Number == number, cancellation).ConfigureAwait(false))
            {
                return false;
            }

            // Saying it twice makes it no truer.
            if (await db.ArticleFlags.AnyAsync(f => f.ArticleId == id && f.Number == number && f.Staff == staff, cancellation).ConfigureAwait(false))
            {
                return true;
            }

            db.ArticleFlags.Add(new ArticleFlag { ArticleId = id, Number = number, AtMs = Now, Staff = staff, Reason = reason[..Math.Min(reason.Length, LongestReason)] });
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        await Load(cancellation).ConfigureAwait(false);
        return true;
    }

    private static async Task<List<ArticleText>> Texts(CallCenterDb db, System.Linq.Expressions.Expression<Func<ArticleVersion, bool>> which, CancellationToken cancellation, int? most = null)
    {
        var wanted = db.ArticleVersions.AsNoTracking().Where(which);
        wanted = most is { } limit ? wanted.OrderBy(v => v.ChangedMs).ThenBy(v => v.ArticleId).Take(limit) : wanted;
        var rows = await wanted.OrderBy(v => v.ArticleId).ThenBy(v => v.Number).ToListAsync(cancellation).ConfigureAwait(false);
        var flags = await db.ArticleFlags.GroupBy(f => new { f.ArticleId, f.Number }).Select(g => new { g.Key.ArticleId, g.Key.Number, Count = g.Count() })
            .ToDictionaryAsync(g => (g.ArticleId, g.Number), g => g.Count, cancellation).ConfigureAwait(false);
        return [.. rows.Select(r => TextOf(r, flags.GetValueOrDefault((r.ArticleId, r.Number))))];
    }

    private static ArticleText TextOf(ArticleVersion v, int flags) => new(
        v.ArticleId, v.Number, v.State, v.Title, v.Keywords.Split(' ', StringSplitOptions.RemoveEmptyEntries), v.Body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        v.Category, v.Owner, v.Area, v.Kind, v.Delegation, v.ValidFromMs, v.ValidToMs, v.Author, v.Reviewer, v.Reason, v.ChangedMs, v.Revision, flags);
}
