using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary>What every command was told.</summary>
/// <param name="Options">The installation that it is about.</param>
/// <param name="Json">Answer in JSON.</param>
internal sealed record CommandWish(ServerOptions Options, bool Json);

/// <summary>How a drill shall be.</summary>
/// <param name="Calls">1 to 10,000.</param>
/// <param name="PerMinute">1 to 600.</param>
/// <param name="Agents">1 to 200.</param>
/// <param name="Seed">The same seed gives the same drill.</param>
internal sealed record DrillWish(int Calls, int PerMinute, int Agents, int Seed);
