namespace CallCenter.Casework.Orders;

/// <summary>派警单 or 派单: who must act on a ticket.</summary>
internal sealed class DispatchOrder
{
    public long Id { get; set; }

    public long TicketId { get; set; }

    public long OrganisationId { get; set; }

    public OrderState State { get; set; } = OrderState.Draft;

    public string? Content { get; set; }

    public long CreatedMs { get; set; }

    public long? SentMs { get; set; }

    public long? SignedMs { get; set; }

    public long? RepliedMs { get; set; }

    public long? DueMs { get; set; }
}

/// <summary>Where an order is. Persisted: values are append-only.</summary>
internal enum OrderState
{
    Draft = 1,
    Sent = 2,
    Signed = 3,
    Replied = 4,
    Returned = 5,
    Closed = 6,
}
