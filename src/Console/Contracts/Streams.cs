using System.Text.Json.Serialization;

namespace CallCenter.Console.Contracts;

/// <summary>Asks for a stream from where the page left off.</summary>
/// <param name="Stream"><c>seat</c> (one's own), <c>floor</c>, or <c>ticket:ID</c>.</param>
/// <param name="After">Number of the last delta that the page has; null: it has nothing.</param>
/// <param name="Epoch">Epoch that came with it; another one means that the server began anew and its numbers too. Null with <paramref name="After"/> null.</param>
public sealed record SubscribeRequest(string Stream, long? After, string? Epoch);

/// <summary>Where a stream begins for the page: a snapshot, or the deltas that it missed.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">Changes when the server's numbering begins anew.</param>
/// <param name="Seq">Number of the last delta that is contained.</param>
/// <param name="Snapshot">The whole; null when the deltas are enough.</param>
/// <param name="Deltas">What was missed, in order; empty with a snapshot.</param>
/// <param name="Refusal">Why the stream is not to be had; null: it is. Chinese and English are chosen by the page's language.</param>
public sealed record StreamStart(string Stream, string Epoch, long Seq, StreamSnapshot? Snapshot, IReadOnlyList<StreamDelta> Deltas, string? Refusal);

/// <summary>News of one stream. The page applies them when <paramref name="First"/> is one more than what it has; else it subscribes again.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">Epoch of the numbers.</param>
/// <param name="First">Number of the first delta; the others follow without a gap.</param>
/// <param name="Deltas">At least one.</param>
public sealed record StreamNews(string Stream, string Epoch, long First, IReadOnlyList<StreamDelta> Deltas);

/// <summary>The whole of a stream at one moment.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SeatSnapshot), "seat")]
[JsonDerivedType(typeof(FloorSnapshot), "floor")]
[JsonDerivedType(typeof(TicketSnapshot), "ticket")]
public abstract record StreamSnapshot;

/// <summary>One's own seat, its calls and open tickets.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Calls">Offered, talked or just ended and not yet wrapped up; oldest first.</param>
/// <param name="Drafts">Tickets that are open at this seat; oldest first.</param>
/// <param name="Today">Counts of this agent since midnight of the site.</param>
public sealed record SeatSnapshot(SeatView Seat, IReadOnlyList<SeatCall> Calls, IReadOnlyList<DraftHead> Drafts, TodayCount Today) : StreamSnapshot;

/// <summary>Queues and seats that one may see.</summary>
public sealed record FloorSnapshot(IReadOnlyList<QueueView> Queues, IReadOnlyList<FloorSeat> Seats, IReadOnlyList<ServiceCount> Today, IReadOnlyList<CallBackView> CallBacks) : StreamSnapshot;

/// <summary>A ticket being written.</summary>
public sealed record TicketSnapshot(TicketView Ticket) : StreamSnapshot;

/// <summary>One change of a stream.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SeatChanged), "seatChanged")]
[JsonDerivedType(typeof(SeatCallChanged), "seatCallChanged")]
[JsonDerivedType(typeof(SeatCallGone), "seatCallGone")]
[JsonDerivedType(typeof(DraftChanged), "draftChanged")]
[JsonDerivedType(typeof(DraftGone), "draftGone")]
[JsonDerivedType(typeof(TodayChanged), "todayChanged")]
[JsonDerivedType(typeof(QueueChanged), "queueChanged")]
[JsonDerivedType(typeof(QueueGone), "queueGone")]
[JsonDerivedType(typeof(FloorSeatChanged), "floorSeatChanged")]
[JsonDerivedType(typeof(FloorSeatGone), "floorSeatGone")]
[JsonDerivedType(typeof(ServiceCountChanged), "serviceCountChanged")]
[JsonDerivedType(typeof(CallBackChanged), "callBackChanged")]
[JsonDerivedType(typeof(CallBackGone), "callBackGone")]
[JsonDerivedType(typeof(FieldChanged), "fieldChanged")]
[JsonDerivedType(typeof(WritersChanged), "writersChanged")]
[JsonDerivedType(typeof(SuggestionsChanged), "suggestionsChanged")]
[JsonDerivedType(typeof(TicketMoved), "ticketMoved")]
public abstract record StreamDelta;

/// <summary>Stream <c>seat</c>: the seat is another.</summary>
public sealed record SeatChanged(SeatView Seat) : StreamDelta;

/// <summary>Stream <c>seat</c>: a call appeared or changed.</summary>
public sealed record SeatCallChanged(SeatCall Call) : StreamDelta;

/// <summary>Stream <c>seat</c>: a call left this seat.</summary>
public sealed record SeatCallGone(string Call) : StreamDelta;

/// <summary>Stream <c>seat</c>: a draft appeared or changed.</summary>
public sealed record DraftChanged(DraftHead Draft) : StreamDelta;

/// <summary>Stream <c>seat</c>: a draft was closed or given away.</summary>
public sealed record DraftGone(string Ticket) : StreamDelta;

/// <summary>Stream <c>seat</c>: counts of today.</summary>
public sealed record TodayChanged(TodayCount Today) : StreamDelta;

/// <summary>Stream <c>floor</c>: a queue changed.</summary>
public sealed record QueueChanged(QueueView Queue) : StreamDelta;

/// <summary>Stream <c>floor</c>: a queue is no more.</summary>
public sealed record QueueGone(string Queue) : StreamDelta;

/// <summary>Stream <c>floor</c>: a seat appeared or changed.</summary>
public sealed record FloorSeatChanged(FloorSeat Seat) : StreamDelta;

/// <summary>Stream <c>floor</c>: somebody signed out.</summary>
public sealed record FloorSeatGone(string Staff) : StreamDelta;

/// <summary>Stream <c>floor</c>: counts of a service number.</summary>
public sealed record ServiceCountChanged(ServiceCount Count) : StreamDelta;

/// <summary>Stream <c>floor</c>: somebody is to be called back, or that changed.</summary>
public sealed record CallBackChanged(CallBackView CallBack) : StreamDelta;

/// <summary>Stream <c>floor</c>: a call-back is done.</summary>
public sealed record CallBackGone(string Call) : StreamDelta;

/// <summary>Stream <c>ticket:ID</c>: a field has another value.</summary>
public sealed record FieldChanged(FieldView Field) : StreamDelta;

/// <summary>Stream <c>ticket:ID</c>: who has which field open.</summary>
public sealed record WritersChanged(IReadOnlyList<Writer> Writers) : StreamDelta;

/// <summary>Stream <c>ticket:ID</c>: the words lead to other suggestions.</summary>
public sealed record SuggestionsChanged(Suggestions Suggestions) : StreamDelta;

/// <summary>Stream <c>ticket:ID</c>: the ticket is in another state.</summary>
/// <param name="State">New state.</param>
/// <param name="Entry">What happened, for its timeline.</param>
public sealed record TicketMoved(string State, TimelineEntry Entry) : StreamDelta;
