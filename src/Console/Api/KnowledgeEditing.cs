using CallCenter.Casework.Knowledge;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>The knowledge base as editors use it: write, review, publish, see what is stale, missing, and was told.</summary>
internal static class KnowledgeEditing
{
    private const int LongestBody = 20_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/knowledge/versions", InState).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapGet("/knowledge/articles/{id}/versions", Versions).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapPost("/knowledge/articles", Draft).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapPost("/knowledge/articles/{id}/versions/{version:int}/moves", Move).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapGet("/knowledge/articles/{id}/told", Told).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapGet("/knowledge/stale", Stale).May(Right.EditKnowledge).WithTags("knowledge");
        api.MapGet("/knowledge/missed", Missed).May(Right.EditKnowledge).WithTags("knowledge");
    }

    private static async Task<IResult> InState(HttpContext context, KnowledgeStore articles, string? state = null) =>
        Enum.TryParse<ArticleState>(state ?? nameof(ArticleState.InReview), out var wanted) && Enum.IsDefined(wanted)
            ? Results.Ok((await articles.In(wanted, context.RequestAborted).ConfigureAwait(false)).Select(a => KnowledgeApi.Sheet(articles, a)))
            : Problems.Of(context, StatusCodes.Status400BadRequest, new Said(
                $"state 的值 '{state}' 无效,可用 {string.Join("、", Enum.GetNames<ArticleState>())}", $"state is '{state}'; {string.Join(", ", Enum.GetNames<ArticleState>())} are allowed"));

    private static async Task<IEnumerable<ArticleSheet>> Versions(string id, HttpContext context, KnowledgeStore articles) =>
        (await articles.Versions(id, context.RequestAborted).ConfigureAwait(false)).Select(a => KnowledgeApi.Sheet(articles, a));

    private static async Task<IResult> Draft(ArticleRequest wanted, HttpContext context, KnowledgeStore articles)
    {
        if (Refusal(wanted) is { } no)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, no);
        }

        var number = await articles.Draft(Text(wanted), SessionAuthentication.Of(context)!.Staff, context.RequestAborted).ConfigureAwait(false);
        return number is null
            ? Problems.Of(context, StatusCodes.Status409Conflict, new Said("该条目已有正在编写或待审的版本", "A version of this article is being written or reviewed already"))
            : Results.Ok(KnowledgeApi.Sheet(articles, (await articles.Read(wanted.Id!, number, context.RequestAborted).ConfigureAwait(false))!));
    }

    private static async Task<IResult> Move(string id, int version, ArticleMoveRequest wanted, HttpContext context, KnowledgeStore articles)
    {
        var who = SessionAuthentication.Of(context)!;
        if (!Enum.TryParse<ArticleMove>(wanted.Move, out var move) || ArticleMachine.RightFor(move) is not { } right)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"move 的值 '{wanted.Move}' 无效", $"move is '{wanted.Move}'; Edit, Submit, Return, Publish and Withdraw are allowed"));
        }

        if (!who.May(right))
        {
            return Problems.Of(context, StatusCodes.Status403Forbidden, Problems.NoRight);
        }

        if (move == ArticleMove.Edit && (wanted.Text is null ? new Said("缺少正文", "The text is missing") : Refusal(wanted.Text with { Id = id })) is { } no)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, no);
        }

        var text = wanted.Text is { } written && move == ArticleMove.Edit ? Text(written with { Id = id }) : null;
        return await articles.Move(id, version, wanted.Revision, move, who.Staff, wanted.Reason, text, context.RequestAborted).ConfigureAwait(false) switch
        {
            ArticleOutcome.Done => Results.Ok(KnowledgeApi.Sheet(articles, (await articles.Read(id, version, context.RequestAborted).ConfigureAwait(false))!)),
            ArticleOutcome.Unknown => Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere),
            ArticleOutcome.Changed => Problems.Of(context, StatusCodes.Status409Conflict, new Said("该版本刚被别人改动,请重新载入", "Somebody has just changed this version; load it again")),
            ArticleOutcome.OwnText => Problems.Of(context, StatusCodes.Status409Conflict, new Said("不能发布自己编写的版本,请由他人审核", "Nobody publishes what he wrote himself; ask a colleague")),
            ArticleOutcome.NoReason => Problems.Of(context, StatusCodes.Status400BadRequest, new Said("请写明原因", "Say why")),
            _ => Problems.Of(context, StatusCodes.Status409Conflict, new Said("该版本当前状态下不能这样做", "This can't be done with a version in this state")),
        };
    }

    private static async Task<IEnumerable<ToldTicket>> Told(string id, HttpContext context, KnowledgeStore articles) =>
        (await articles.Told(id, context.RequestAborted).ConfigureAwait(false)).Select(t => new ToldTicket(t.Ticket.ToString(), t.Number, t.Sentence, t.AtMs));

    private static IEnumerable<ArticleSheet> Stale(KnowledgeStore articles) => articles.Stale().Select(a => KnowledgeApi.Sheet(articles, a));

    private static async Task<IEnumerable<MissedSearch>> Missed(HttpContext context, KnowledgeStore articles, int limit = 100) =>
        (await articles.ToWrite(limit, context.RequestAborted).ConfigureAwait(false)).Select(s => new MissedSearch(s.Words, s.Times, s.LastMs));

    private static Said? Refusal(ArticleRequest r)
    {
        if (r.Id is not { Length: >= 1 and <= 16 } || !r.Id.All(char.IsAsciiLetterOrDigit))
        {
            return new Said($"编号 '{r.Id}' 无效:1 至 16 个字母或数字", $"The number is '{r.Id}'; 1 to 16 letters and digits are allowed");
        }

        if (r.Title?.Trim() is not { Length: >= 4 and <= 120 })
        {
            return new Said("标题须为 4 至 120 个字", "The title has 4 to 120 characters");
        }

        if (r.Body?.Trim() is not { Length: >= 1 and <= LongestBody })
        {
            return new Said($"正文须为 1 至 {LongestBody} 个字", $"The text has 1 to {LongestBody} characters");
        }

        if (r.Category is null || TicketWords.Refusal(TicketField.Category, r.Category) is not null)
        {
            return new Said($"类别 '{r.Category}' 不在类别表中", $"The category is '{r.Category}', which is none of the form's");
        }

        if (r.Kind is not ("指" or "卡" or "口"))
        {
            return new Said($"种类 '{r.Kind}' 无效:可用 指、卡、口", $"The kind is '{r.Kind}'; 指, 卡 and 口 are allowed");
        }

        return string.IsNullOrWhiteSpace(r.Owner) || string.IsNullOrWhiteSpace(r.Area)
            ? new Said("须写明责任单位和适用范围", "Owner and area are needed")
            : r.ValidToMs <= r.ValidFromMs ? new Said("失效时间须晚于生效时间", "It ends after it begins") : null;
    }

    private static NewArticle Text(ArticleRequest r) => new(
        r.Id!, 0, r.Title!.Trim(), r.Category!, r.Owner!.Trim(), r.Area!.Trim(), r.Kind!, string.IsNullOrWhiteSpace(r.Direct) ? null : r.Direct.Trim(), r.ValidFromMs, r.ValidToMs,
        string.Join(' ', (r.Keywords ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), r.Body!.Trim());
}
