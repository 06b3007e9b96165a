namespace CallCenter.Console.Contracts;

/// <summary>A line of <c>GET /api/v1/directory</c>: who is on duty where.</summary>
/// <param name="Id">For telling lines apart.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Name">Who is on duty; empty: nobody.</param>
/// <param name="Duty">Level of the duty, for people: 一级, 二级, 三级; empty: nobody is on duty.</param>
/// <param name="Extension">Number that answers; null: none is known.</param>
/// <param name="Present">Somebody is on duty now.</param>
public sealed record DirectoryEntry(string Id, string Unit, string Name, string Duty, string? Extension, bool Present);

/// <summary>A ticket that may be of the same event.</summary>
/// <param name="Ticket">Number.</param>
/// <param name="Title">What happened.</param>
/// <param name="Service">Leading service.</param>
/// <param name="Urgency">P1 to P4.</param>
/// <param name="Place">Place as chosen, or as said.</param>
/// <param name="DistanceMetres">Between the chosen places; null: one has none.</param>
/// <param name="Minutes">Between the beginnings.</param>
/// <param name="Words">What both say.</param>
/// <param name="Reporters">Who has reported it so far.</param>
public sealed record SameTicket(string Ticket, string Title, string Service, string Urgency, string Place, int? DistanceMetres, int Minutes, IReadOnlyList<string> Words, int Reporters);
