using CallCenter.Core.People;

namespace CallCenter.Console.Api;

/// <summary>What an endpoint needs of who asks. An endpoint without this is refused to everybody.</summary>
/// <param name="right">Right; null: any session is enough.</param>
/// <param name="open">True: no session is needed.</param>
/// <param name="early">True: also while a first password waits to be changed.</param>
internal sealed class Needs(Right? right = null, bool open = false, bool early = false)
{
    public Right? Right { get; } = right;

    public bool Open { get; } = open;

    public bool Early { get; } = early;
}

/// <summary>How endpoints say it.</summary>
public static class NeedsExtensions
{
    /// <summary>Open to everybody.</summary>
    public static T MayAnybody<T>(this T endpoint)
        where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder => With(endpoint, new Needs(open: true));

    /// <summary>For whoever is signed in.</summary>
    public static T MaySignedIn<T>(this T endpoint, bool early = false)
        where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder => With(endpoint, new Needs(early: early));

    /// <summary>For whoever has a right.</summary>
    public static T May<T>(this T endpoint, Right right)
        where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder => With(endpoint, new Needs(right));

    private static T With<T>(T endpoint, Needs needs)
        where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(needs));
        return endpoint;
    }
}
