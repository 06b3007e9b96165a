using CallCenter.Core.People;

namespace CallCenter.Core.Knowledge;

/// <summary>The life of a version: draft, review, published, superseded or withdrawn. Pure; there is no other way to change one.</summary>
public static class ArticleMachine
{
    /// <summary>What a move leads to.</summary>
    /// <param name="state">Where the version stands.</param>
    /// <param name="move">What is asked.</param>
    /// <returns>The new state; null: the move is not possible there.</returns>
    public static ArticleState? Next(ArticleState state, ArticleMove move) => (state, move) switch
    {
        (ArticleState.Draft, ArticleMove.Edit) => ArticleState.Draft,
        (ArticleState.Draft, ArticleMove.Submit) => ArticleState.InReview,
        (ArticleState.Draft, ArticleMove.Withdraw) => ArticleState.Withdrawn,
        (ArticleState.InReview, ArticleMove.Return) => ArticleState.Draft,
        (ArticleState.InReview, ArticleMove.Publish) => ArticleState.Published,
        (ArticleState.InReview, ArticleMove.Withdraw) => ArticleState.Withdrawn,
        (ArticleState.Published, ArticleMove.Supersede) => ArticleState.Superseded,
        (ArticleState.Published, ArticleMove.Withdraw) => ArticleState.Withdrawn,
        _ => null,
    };

    /// <summary>The right that a move needs; null: nobody may ask for it.</summary>
    public static Right? RightFor(ArticleMove move) => move switch
    {
        ArticleMove.Edit or ArticleMove.Submit => Right.EditKnowledge,
        ArticleMove.Return or ArticleMove.Publish or ArticleMove.Withdraw => Right.PublishKnowledge,
        _ => null,
    };

    /// <summary>Whether the author himself is kept from a move: nobody publishes what only he has seen.</summary>
    public static bool IsForAnother(ArticleMove move) => move == ArticleMove.Publish;

    /// <summary>Whether a move wants a reason.</summary>
    public static bool WantsReason(ArticleMove move) => move is ArticleMove.Return or ArticleMove.Withdraw;
}
