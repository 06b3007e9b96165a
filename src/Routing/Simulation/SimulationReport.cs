namespace CallCenter.Routing.Simulation;

/// <summary>What a simulated day was like.</summary>
/// <param name="Services">By number, in the order of the profile.</param>
/// <param name="Calls">Counted calls.</param>
/// <param name="Events">Events that the switchboard decided on.</param>
/// <param name="Occupancy">Share of the people's time in which they talked or wrapped up, 0 to 1.</param>
public sealed record SimulationReport(IReadOnlyList<ServiceReport> Services, long Calls, long Events, double Occupancy);

/// <summary>One number's day. Waits are of those who were answered, seconds.</summary>
/// <param name="Number">The number.</param>
/// <param name="Offered">Calls.</param>
/// <param name="Answered">Answered.</param>
/// <param name="Abandoned">Gave up.</param>
/// <param name="MeanWait">Mean wait of those who were answered.</param>
/// <param name="MeanWaitOfAll">Mean wait of all, until answered or given up.</param>
/// <param name="P50">Half waited at most this.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">Ninety-nine of a hundred.</param>
/// <param name="Within10">Share of all that was answered within 10 s.</param>
/// <param name="Within15">Within 15 s.</param>
/// <param name="Within20">Within 20 s.</param>
public sealed record ServiceReport(
    string Number, long Offered, long Answered, long Abandoned, double MeanWait, double MeanWaitOfAll, double P50, double P90, double P99, double Within10, double Within15, double Within20);
