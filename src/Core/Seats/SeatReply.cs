namespace CallCenter.Core.Seats;

/// <summary>What became of a button.</summary>
/// <param name="Refusal"><see cref="SeatRefusal.None"/>: it was done.</param>
/// <param name="Detail">For the log and whoever debugs a page; English, no personal data, empty when it was done.</param>
public readonly record struct SeatReply(SeatRefusal Refusal, string Detail)
{
    /// <summary>It was done.</summary>
    public static SeatReply Done { get; } = new(SeatRefusal.None, string.Empty);

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal == SeatRefusal.None;
}
