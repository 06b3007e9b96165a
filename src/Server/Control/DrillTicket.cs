namespace CallCenter.Server.Control;

/// <summary>What a drill may use, handed over the control socket alone.</summary>
/// <param name="Number">Number of the drill.</param>
/// <param name="Endpoint">The internal trunk, ADDRESS:PORT.</param>
/// <param name="TrunkUser">Digest user of its calls.</param>
/// <param name="TrunkSecret">Their password.</param>
/// <param name="Services">Service numbers of this system.</param>
/// <param name="Seats">Phones and staff of the simulated agents.</param>
internal sealed record DrillTicket(
    long Number, string Endpoint, string TrunkUser, string TrunkSecret, IReadOnlyList<string> Services, IReadOnlyList<DrillTicketSeat> Seats);

/// <summary>A simulated agent's seat.</summary>
/// <param name="Phone">Account at which he registers.</param>
/// <param name="Secret">Its password.</param>
/// <param name="Staff">Staff number with which he signs in.</param>
/// <param name="Queues">Queues that he serves.</param>
internal sealed record DrillTicketSeat(string Phone, string Secret, string Staff, IReadOnlyList<string> Queues);
