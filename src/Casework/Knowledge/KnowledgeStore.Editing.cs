using CallCenter.Core.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Knowledge;

/// <summary>Writing, reviewing and publishing, what nobody found, and who was told what.</summary>
public sealed partial class KnowledgeStore
{
    /// <summary>Days that words asked in vain are kept after they were last asked: what nobody missed for so long needs no article.</summary>
    public const int KeptForDays = 180;

    private const long DayMs = 24L * 3600 * 1000;

    /// <summary>Keeps a version that is to be written: of a new article, or of one that is there.</summary>
    /// <param name="wanted">The version; its number is given here.</param>
    /// <param name="author">Staff number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its number; null: another version of the article is being written or reviewed already.</returns>
    public async Task<int?> Draft(NewArticle wanted, string author, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        if (await db.Articles.FindAsync([wanted.Id], cancellation).ConfigureAwait(false) is null)
        {
            db.Articles.Add(new Article { Id = wanted.Id });
        }

        var before = await db.ArticleVersions.Where(v => v.ArticleId == wanted.Id).ToListAsync(cancellation).ConfigureAwait(false);
        if (before.Any(v => v.State is ArticleState.Draft or ArticleState.InReview))
        {
            return null;
        }

        var number = before.Select(v => v.Number).DefaultIfEmpty(0).Max() + 1;
        db.ArticleVersions.Add(VersionOf(wanted with { Number = number }, ArticleState.Draft, author, null));
        try
        {
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Somebody else began in the same moment; if it was not that, it is a fault of the database.
            db.ChangeTracker.Clear();
            if (await db.ArticleVersions.AnyAsync(v => v.ArticleId == wanted.Id && v.Number >= number, cancellation).ConfigureAwait(false))
            {
                return null;
            }

            throw;
        }

        return number;
    }

    /// <summary>Makes a move with a version.</summary>
    /// <param name="id">Number of the article.</param>
    /// <param name="number">Version.</param>
    /// <param name="revision">State of it that the mover saw.</param>
    /// <param name="move">What is to be done.</param>
    /// <param name="staff">Who.</param>
    /// <param name="reason">For a return or a withdrawal.</param>
    /// <param name="text">For an edit: the new text.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ArticleOutcome> Move(string id, int number, int revision, ArticleMove move, string staff, string? reason, NewArticle? text, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using (db.ConfigureAwait(false))
        {
            var version = await db.ArticleVersions.FirstOrDefaultAsync(v => v.ArticleId == id && v.Number == number, cancellation).ConfigureAwait(false);
            if (version is null || ArticleMachine.RightFor(move) is null)
            {
                return ArticleOutcome.Unknown;
            }

            if (version.Revision != revision)
            {
                return ArticleOutcome.Changed;
            }

            if (ArticleMachine.Next(version.State, move) is not { } next)
            {
                return ArticleOutcome.NotNow;
            }

            if (ArticleMachine.IsForAnother(move) && version.Writers.Contains(staff))
            {
                return ArticleOutcome.OwnText;
            }

            if (ArticleMachine.WantsReason(move) && string.IsNullOrWhiteSpace(reason))
            {
                return ArticleOutcome.NoReason;
            }

            if (move == ArticleMove.Edit && text is not null)
            {
                (version.Title, version.Keywords, version.Body, version.ValidFromMs, version.ValidToMs) = (text.Title, text.Keywords, text.Body, text.ValidFromMs, text.ValidToMs);
                (version.Category, version.Owner, version.Area, version.Kind, version.Delegation) = (text.Category, text.Owner, text.Area, text.Kind, text.Delegation);
                (version.Author, version.Writers) = (staff, [.. version.Writers.Union([staff])]);
            }

            if (move == ArticleMove.Publish)
            {
                await db.ArticleVersions.Where(v => v.ArticleId == id && v.State == ArticleState.Published)
                    .ForEachAsync(v => (v.State, v.ChangedMs, v.Revision) = (ArticleState.Superseded, Now, v.Revision + 1), cancellation).ConfigureAwait(false);
            }

            if (move is ArticleMove.Publish or ArticleMove.Return or ArticleMove.Withdraw)
            {
                version.Reviewer = staff;
            }

            (version.State, version.Reason, version.ChangedMs, version.Revision) = (next, reason?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, LongestReason)] : version.Reason, Now, version.Revision + 1);
            try
            {
                await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }
            catch (DbUpdateConcurrencyException)
            {
                return ArticleOutcome.Changed;
            }
        }

        if (move is ArticleMove.Publish or ArticleMove.Withdraw)
        {
            await Load(cancellation).ConfigureAwait(false);
        }

        return ArticleOutcome.Done;
    }

    /// <summary>
    /// Nothing was found for these words. Kept are at most 40 characters without any number of four and more digits, for <see cref="KeptForDays"/> days after they were last asked.
    /// </summary>
    public async Task Missed(string words, CancellationToken cancellation)
    {
        var key = Normal.WithoutNumbers(Normal.Of(words, 40));
        if (key.Length < 2)
        {
            return;
        }

        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var (now, oldest) = (Now, Now - (KeptForDays * DayMs));
        await db.UnansweredSearches.Where(u => u.LastMs < oldest).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        if (await Again().ConfigureAwait(false))
        {
            return;
        }

        db.UnansweredSearches.Add(new UnansweredSearch { Words = key, Times = 1, FirstMs = now, LastMs = now });
        try
        {
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // Somebody else asked the same for the first time in the same moment; if it was not that, it is a fault of the database.
            if (!await Again().ConfigureAwait(false))
            {
                throw;
            }
        }

        async Task<bool> Again() => await db.UnansweredSearches.Where(u => u.Words == key)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Times, s => s.Times + 1).SetProperty(s => s.LastMs, now), cancellation).ConfigureAwait(false) > 0;
    }

    /// <summary>What nobody found, the most asked first: what is to be written.</summary>
    /// <param name="most">1 to 500.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SoughtInVain>> ToWrite(int most, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var oldest = Now - (KeptForDays * DayMs);
        return await db.UnansweredSearches.AsNoTracking().Where(u => u.LastMs >= oldest).OrderByDescending(u => u.Times).ThenByDescending(u => u.LastMs).Take(Math.Clamp(most, 1, 500))
            .Select(u => new SoughtInVain(u.Words, u.Times, u.LastMs)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Tickets whose citizens were told an article by a version other than the one that is true now: they are to be called back.</summary>
    /// <param name="id">Number of the article.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<ToldBefore>> Told(string id, CancellationToken cancellation)
    {
        var present = published.GetValueOrDefault(id)?.Number ?? 0;
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var told = await db.Tickets.AsNoTracking().Where(t => t.Article != null && t.Article.StartsWith(id + " v") && !t.Drill).OrderByDescending(t => t.ClosedMs)
            .Select(t => new { t.Id, t.Article, t.Answer, t.ClosedMs }).ToListAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. told.Select(t => new ToldBefore(new Core.Calls.CallId(t.Id), int.TryParse(t.Article![(id.Length + 2)..], out var number) ? number : 0, t.Answer, t.ClosedMs ?? 0))
                .Where(t => t.Number != present),
        ];
    }

    /// <summary>Loads the demonstration's articles into a base that has none, and never where a live call was taken.</summary>
    /// <param name="read">Reads them, and what agents say of them; only called where they are wanted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many versions; 0: there were articles or live calls already.</returns>
    public async Task<int> LoadDemonstration(Func<(IReadOnlyList<NewArticle> Articles, IReadOnlyList<NewFlag> Flags)> read, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        if (await db.Articles.AnyAsync(cancellation).ConfigureAwait(false) || await db.Calls.AnyAsync(c => !c.Drill, cancellation).ConfigureAwait(false))
        {
            return 0;
        }

        var (articles, flags) = read();
        var now = Now;
        foreach (var versions in articles.GroupBy(a => a.Id))
        {
            db.Articles.Add(new Article { Id = versions.Key, Demonstration = true });

            // Of several the newest that is valid by now is true; what comes later waits in review.
            var present = versions.Where(v => v.ValidFromMs <= now).MaxBy(v => v.Number)?.Number ?? versions.Min(v => v.Number);
            foreach (var version in versions)
            {
                var state = version.Number == present ? ArticleState.Published : version.Number < present ? ArticleState.Superseded : ArticleState.InReview;
                db.ArticleVersions.Add(VersionOf(version, state, "demo", state == ArticleState.InReview ? null : "demo"));
            }
        }

        db.ArticleFlags.AddRange(flags.Select(f => new ArticleFlag { ArticleId = f.Article, Number = f.Number, AtMs = f.AtMs, Staff = f.Staff, Reason = f.Reason }));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return articles.Count;
    }

    /// <summary>Whether articles of the demonstration are in the base.</summary>
    public async Task<bool> IsDemonstration(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Articles.AnyAsync(a => a.Demonstration, cancellation).ConfigureAwait(false);
    }

    private ArticleVersion VersionOf(NewArticle a, ArticleState state, string author, string? reviewer) => new()
    {
        ArticleId = a.Id, Number = a.Number, State = state, Title = a.Title, Keywords = a.Keywords, Body = a.Body, ValidFromMs = a.ValidFromMs, ValidToMs = a.ValidToMs,
        Category = a.Category, Owner = a.Owner, Area = a.Area, Kind = a.Kind, Delegation = a.Delegation, Author = author, Writers = [author], Reviewer = reviewer, ChangedMs = Now, Revision = 1,
    };
}
