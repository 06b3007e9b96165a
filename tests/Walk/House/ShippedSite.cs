namespace CallCenter.Walk.House;

/// <summary>A running call centre that speaks with the prompts of the repository.</summary>
public sealed class ShippedSite : Site
{
    internal override bool HasOwnPrompts => false;
}
