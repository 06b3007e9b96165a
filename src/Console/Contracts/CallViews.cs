using CallCenter.Core.Tickets;

namespace CallCenter.Console.Contracts;

/// <summary>A page of <c>GET /api/v1/calls</c>, newest first.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Next">Value of <c>after</c> for the next page; null at the end.</param>
public sealed record CallListPage(IReadOnlyList<CallLine> Calls, string? Next);

/// <summary>A call in a list.</summary>
public sealed record CallLine(
    string Call, string Service, NumberView Caller, string Urgency, bool Emergency, string State, string? Queue, string? Agent, long ArrivedMs, long? AcceptedMs, long? EndedMs, string? EndedBy, string? Cause);

/// <summary>A call with what belongs to it: <c>GET /api/v1/calls/ID</c>.</summary>
public sealed record CallSheet(CallLine Call, int Offers, string Trunk, string? TicketState, string? TicketTitle, int Recordings);

/// <summary>An entry of <c>GET /api/v1/audit</c>.</summary>
public sealed record AuditView(string Id, long AtMs, string Staff, string Mark, string Action, string Kind, string What, string? Reason);
