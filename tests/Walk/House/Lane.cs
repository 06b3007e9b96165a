namespace CallCenter.Walk.House;

/// <summary>A service number with a queue and seats of its own, so that one test's agents never take another test's calls.</summary>
/// <param name="Number">Service number.</param>
/// <param name="Queue">Its queue.</param>
/// <param name="Seats">Who serves it.</param>
internal sealed record Lane(string Number, string Queue, IReadOnlyList<Seat> Seats);
