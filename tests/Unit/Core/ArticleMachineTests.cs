using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>The life of an article's version, every state with every move.</summary>
public sealed class ArticleMachineTests
{
    [Fact]
    public void The_full_table()
    {
        var table = Enum.GetValues<ArticleState>().Select(s => $"{s}: {string.Join(", ", Enum.GetValues<ArticleMove>().Where(m => ArticleMachine.Next(s, m) is not null).Select(m => $"{m} {ArticleMachine.Next(s, m)}"))}");
        Assert.Equal(
            [
                "Draft: Edit Draft, Submit InReview, Withdraw Withdrawn",
                "InReview: Return Draft, Publish Published, Withdraw Withdrawn",
                "Published: Withdraw Withdrawn, Supersede Superseded",
                "Superseded: ",
                "Withdrawn: ",
            ],
            table);
    }

    [Fact]
    public void Every_move_that_somebody_may_ask_for_needs_a_right_and_publishing_another_persons()
    {
        Assert.Equal(
            [Right.EditKnowledge, Right.EditKnowledge, Right.PublishKnowledge, Right.PublishKnowledge, Right.PublishKnowledge, null],
            Enum.GetValues<ArticleMove>().Select(ArticleMachine.RightFor));
        Assert.Equal([ArticleMove.Publish], Enum.GetValues<ArticleMove>().Where(ArticleMachine.IsForAnother));
        Assert.Equal([ArticleMove.Return, ArticleMove.Withdraw], Enum.GetValues<ArticleMove>().Where(ArticleMachine.WantsReason));
    }
}
