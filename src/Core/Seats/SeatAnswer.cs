namespace CallCenter.Core.Seats;

/// <summary>The answer to a page's offer.</summary>
/// <param name="Sdp">The answer for <c>setRemoteDescription</c>; null when refused.</param>
/// <param name="Reply">Whether it was answered, and why not.</param>
public sealed record SeatAnswer(string? Sdp, SeatReply Reply);
