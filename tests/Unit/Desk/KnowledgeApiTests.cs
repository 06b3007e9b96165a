using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Core.People;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>The knowledge base over the interface: who may read, write and publish, and what a page gets.</summary>
public sealed class KnowledgeApiTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static readonly object Water = new
    {
        id = "W7", title = "停水先看哪里", category = "供水排水", owner = "水务", area = "澜宁市", kind = "指", direct = "直07", keywords = "停水 没水", body = "先看公告。\n\n再打水务热线。", validFromMs = 0, validToMs = (long?)null,
    };

    [Fact]
    public async Task An_article_goes_from_its_author_over_a_colleague_to_the_agents_and_back_to_whom_it_was_told()
    {
        using var author = await house.SignedIn("k21", null, Role.DepartmentHead);
        using var editor = await house.SignedIn("k22", null, Role.KnowledgeEditor);
        using var agent = await house.SignedIn("k23", null, Role.HotlineAgent);
        var draft = await author.Json("POST", "/api/v1/knowledge/articles", Water);
        Assert.Equal(("Draft", 1, 1), ((string?)draft["state"], (int)draft["version"]!, (int)draft["revision"]!));
        using var hidden = await agent.Send("GET", "/api/v1/knowledge/articles/W7?version=1");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        await author.Json("POST", "/api/v1/knowledge/articles/W7/versions/1/moves", new { move = "Submit", revision = 1 });
        Assert.Empty((await agent.Json("GET", "/api/v1/knowledge/search?q=停水")).AsArray());
        Assert.Equal("W7", (string?)(await editor.Json("GET", "/api/v1/knowledge/versions?state=InReview")).AsArray().Single()!["id"]);
        using var denied = await author.Send("POST", "/api/v1/knowledge/articles/W7/versions/1/moves", new { move = "Publish", revision = 2 });
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        await editor.Json("POST", "/api/v1/knowledge/articles/W7/versions/1/moves", new { move = "Publish", revision = 2 });

        var hit = (await agent.Json("GET", "/api/v1/knowledge/search?q=ts")).AsArray().Single()!;
        Assert.Equal(("W7", "直07", false, 1), ((string?)hit["id"], (string?)hit["direct"], (bool)hit["stale"]!, (int)hit["version"]!));
        using var sheet = await agent.Send("GET", "/api/v1/knowledge/articles/W7");
        Assert.Equal("\"W7-1-3-0\"", sheet.Headers.ETag!.Tag);
        Assert.Equal(2, JsonNode.Parse(await sheet.Content.ReadAsStringAsync())!["body"]!.AsArray().Count);
        await agent.Json("POST", "/api/v1/knowledge/articles/W7/flag", new { reason = "窗口搬了" });
        Assert.Equal(1, (int)(await editor.Json("GET", "/api/v1/knowledge/stale")).AsArray().Single()!["flags"]!);
        Assert.Empty((await editor.Json("GET", "/api/v1/knowledge/articles/W7/told")).AsArray());
    }

    [Fact]
    public async Task What_is_wrong_with_a_text_or_a_move_is_said_in_a_sentence_that_names_it()
    {
        using var editor = await house.SignedIn("k24", null, Role.KnowledgeEditor);
        foreach (var (wanted, named) in new (object, string)[]
        {
            (new { id = "a b", title = "停水先看哪里" }, "a b"),
            (new { id = "W8", title = "停" }, "标题"),
            (new { id = "W8", title = "停水先看哪里", body = "好" }, "类别"),
            (new { id = "W8", title = "停水先看哪里", body = "好", category = "供水排水", kind = "书" }, "书"),
        })
        {
            using var refused = await editor.Send("POST", "/api/v1/knowledge/articles", wanted);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(named, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var unknown = await editor.Send("POST", "/api/v1/knowledge/articles/W9/versions/1/moves", new { move = "Supersede", revision = 1 });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var state = await editor.Send("GET", "/api/v1/knowledge/versions?state=7");
        Assert.Equal(HttpStatusCode.BadRequest, state.StatusCode);
        using var limit = await editor.Send("GET", "/api/v1/knowledge/search?q=a&limit=0");
        Assert.Equal(HttpStatusCode.BadRequest, limit.StatusCode);
    }

    [Fact]
    public async Task What_nobody_found_stands_on_the_writing_list()
    {
        using var agent = await house.SignedIn("k25", null, Role.HotlineAgent);
        using var editor = await house.SignedIn("k26", null, Role.KnowledgeEditor);
        await agent.Json("POST", "/api/v1/knowledge/missed", new { words = "无人机报备" });
        Assert.Equal("无人机报备", (string?)(await editor.Json("GET", "/api/v1/knowledge/missed")).AsArray()[0]!["words"]);
    }
}
