namespace CallCenter.Core.Facts;

/// <summary>The times of one call; UTC milliseconds of the wall clock. Null: it never came to that.</summary>
/// <param name="ArrivedMs">INVITE at the door.</param>
/// <param name="AdmittedMs">Let in.</param>
/// <param name="ConnectedMs">Our 200 was confirmed by the caller's ACK.</param>
/// <param name="QueuedMs">First time in a queue.</param>
/// <param name="OfferedMs">First offer.</param>
/// <param name="AcceptedMs">First taken by an agent or a forwarded party.</param>
/// <param name="EndedMs">Over.</param>
public sealed record CallTimes(
    long ArrivedMs, long? AdmittedMs, long? ConnectedMs, long? QueuedMs, long? OfferedMs, long? AcceptedMs, long? EndedMs);
