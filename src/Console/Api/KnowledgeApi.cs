using CallCenter.Casework.Knowledge;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>The knowledge base as agents use it: find, read, say that something is wrong or missing.</summary>
internal static class KnowledgeApi
{
    private const int MostFound = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/knowledge/search", Search).May(Right.ReadKnowledge).WithTags("knowledge");
        api.MapGet("/knowledge/articles/{id}", One).May(Right.ReadKnowledge).WithTags("knowledge");
        api.MapPost("/knowledge/articles/{id}/flag", Flag).May(Right.ReadKnowledge).WithTags("knowledge");
        api.MapPost("/knowledge/missed", Missed).May(Right.ReadKnowledge).WithTags("knowledge");
        KnowledgeEditing.Map(api);
    }

    public static ArticleSheet Sheet(KnowledgeStore articles, ArticleText a) => new(
        a.Id, a.Number, a.Title, a.Owner, a.Kind, a.Delegation, articles.IsStale(a), a.ValidFromMs, a.ValidToMs, a.Paragraphs, a.Category, a.Area, a.Keywords, a.State.ToString(), a.Author,
        a.Reviewer, a.Reason, a.ChangedMs, a.Revision, a.Flags);

    private static IResult Search(HttpContext context, KnowledgeStore articles, string? q = null, string? place = null, int limit = 8)
    {
        if (limit is < 1 or > MostFound)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"limit 须为 1 至 {MostFound}", $"limit is 1 to {MostFound}"));
        }

        return Results.Ok(articles.Find(q ?? string.Empty, limit, place)
            .Select(f => new ArticleHit(f.Article.Id, f.Article.Number, f.Article.Title, f.Article.Owner, f.Article.Kind, f.Article.Delegation, f.Stale, f.Snippet)));
    }

    private static async Task<IResult> One(string id, HttpContext context, KnowledgeStore articles, int? version = null)
    {
        if (await articles.Read(id, version, context.RequestAborted).ConfigureAwait(false) is not { } article || !MaySee(context, article))
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        var tag = $"\"{article.Id}-{article.Number}-{article.Revision}-{article.Flags}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString() == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(Sheet(articles, article));
    }

    private static async Task<IResult> Flag(string id, FlagRequest wanted, HttpContext context, KnowledgeStore articles)
    {
        var who = SessionAuthentication.Of(context)!;
        if (string.IsNullOrWhiteSpace(wanted.Reason))
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said("请写明哪里不对", "Say what is wrong"));
        }

        var number = wanted.Version ?? (await articles.Read(id, null, context.RequestAborted).ConfigureAwait(false))?.Number;
        return number is not null && await articles.Flag(id, number.Value, who.Staff, wanted.Reason.Trim(), context.RequestAborted).ConfigureAwait(false)
            ? Results.NoContent()
            : Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
    }

    private static async Task<IResult> Missed(MissedSearchRequest wanted, HttpContext context, KnowledgeStore articles)
    {
        await articles.Missed(wanted.Words ?? string.Empty, context.RequestAborted).ConfigureAwait(false);
        return Results.NoContent();
    }

    /// <summary>What is not yet, or no longer, before the agents is seen by who writes; what was once published may be read by everybody.</summary>
    private static bool MaySee(HttpContext context, ArticleText article) =>
        article.State is Core.Knowledge.ArticleState.Published or Core.Knowledge.ArticleState.Superseded || SessionAuthentication.Of(context)!.May(Right.EditKnowledge);
}
