using System.Text.Json.Serialization;
using CallCenter.Core.Events;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Contracts;

/// <summary>Something that a page wants done.</summary>
/// <param name="Id">Made by the page, unique (a UUID). The same id is done once; asked again, the first answer comes back.</param>
/// <param name="AgeMs">How long ago the person asked for it. Call control older than 2,000 ms is refused.</param>
/// <param name="Command">What.</param>
public sealed record CommandEnvelope(string Id, int AgeMs, DeskCommand Command);

/// <summary>What became of a command.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ok">It was done.</param>
/// <param name="Refusal">Why not, as a sentence; null when it was done.</param>
/// <param name="Code">One word for the page: <c>stale</c>, <c>conflict</c>, <c>not-allowed</c>, <c>unknown</c>, <c>late</c>, <c>voice</c>, <c>invalid</c>; null when it was done.</param>
/// <param name="Result">What it gave; null: nothing.</param>
public sealed record CommandAck(string Id, bool Ok, Said? Refusal, string? Code, CommandResult? Result);

/// <summary>What a command can give.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VoiceAnswer), "voiceAnswer")]
[JsonDerivedType(typeof(FieldResult), "field")]
[JsonDerivedType(typeof(TicketResult), "ticket")]
public abstract record CommandResult;

/// <summary>The server's half of the voice negotiation.</summary>
public sealed record VoiceAnswer(string Sdp) : CommandResult;

/// <summary>The field as it is now: after an edit, or after an edit that met a newer version.</summary>
public sealed record FieldResult(FieldView Field) : CommandResult;

/// <summary>A ticket was made or moved.</summary>
public sealed record TicketResult(string Ticket, string State) : CommandResult;

/// <summary>Everything that a page can ask for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SeatSignIn), "seatSignIn")]
[JsonDerivedType(typeof(SeatSignOut), "seatSignOut")]
[JsonDerivedType(typeof(SeatReady), "seatReady")]
[JsonDerivedType(typeof(SeatNotReady), "seatNotReady")]
[JsonDerivedType(typeof(VoiceConnect), "voiceConnect")]
[JsonDerivedType(typeof(VoiceDisconnect), "voiceDisconnect")]
[JsonDerivedType(typeof(VoiceMute), "voiceMute")]
[JsonDerivedType(typeof(VoiceEcho), "voiceEcho")]
[JsonDerivedType(typeof(OfferAccept), "offerAccept")]
[JsonDerivedType(typeof(OfferDecline), "offerDecline")]
[JsonDerivedType(typeof(CallHangUp), "callHangUp")]
[JsonDerivedType(typeof(CallHold), "callHold")]
[JsonDerivedType(typeof(CallDigit), "callDigit")]
[JsonDerivedType(typeof(CallWrappedUp), "callWrappedUp")]
[JsonDerivedType(typeof(CallConsult), "callConsult")]
[JsonDerivedType(typeof(CallJoin), "callJoin")]
[JsonDerivedType(typeof(CallTransfer), "callTransfer")]
[JsonDerivedType(typeof(PartyRelease), "partyRelease")]
[JsonDerivedType(typeof(PartyMute), "partyMute")]
[JsonDerivedType(typeof(CallSupervise), "callSupervise")]
[JsonDerivedType(typeof(CallOut), "callOut")]
[JsonDerivedType(typeof(CallRingBack), "callRingBack")]
[JsonDerivedType(typeof(CallBackNow), "callBackNow")]
[JsonDerivedType(typeof(CallBackClose), "callBackClose")]
[JsonDerivedType(typeof(TicketOpen), "ticketOpen")]
[JsonDerivedType(typeof(TicketEdit), "ticketEdit")]
[JsonDerivedType(typeof(TicketFocus), "ticketFocus")]
[JsonDerivedType(typeof(TripwireDecide), "tripwireDecide")]
[JsonDerivedType(typeof(TicketAnswer), "ticketAnswer")]
[JsonDerivedType(typeof(TicketAccept), "ticketAccept")]
[JsonDerivedType(typeof(TicketRefuse), "ticketRefuse")]
[JsonDerivedType(typeof(TicketPass), "ticketPass")]
public abstract record DeskCommand;

/// <summary>Signs in at the seat.</summary>
/// <param name="Phone">Null: the page's own voice; else the account of a registered desk phone.</param>
public sealed record SeatSignIn(string? Phone) : DeskCommand;

/// <summary>Signs out; drafts go to a named colleague when there are any.</summary>
/// <param name="Successor">Staff number; null is allowed only without open drafts.</param>
public sealed record SeatSignOut(string? Successor) : DeskCommand;

/// <summary>Wants calls; also ends wrap-up.</summary>
public sealed record SeatReady : DeskCommand;

/// <summary>Wants no calls.</summary>
/// <param name="Reason"><c>break</c>, <c>meal</c>, <c>training</c>, <c>meeting</c>, <c>work</c> or <c>other</c>.</param>
public sealed record SeatNotReady(string Reason) : DeskCommand;

/// <summary>Connects (or connects again) the page's voice.</summary>
/// <param name="Sdp">The page's offer with all candidates.</param>
public sealed record VoiceConnect(string Sdp) : DeskCommand;

/// <summary>Ends the page's voice.</summary>
public sealed record VoiceDisconnect : DeskCommand;

/// <summary>Nobody hears the microphone.</summary>
public sealed record VoiceMute(bool Muted) : DeskCommand;

/// <summary>Headset test: what is said comes back after a second. Only while no call is here.</summary>
public sealed record VoiceEcho(bool On) : DeskCommand;

/// <summary>Takes an offer. Call control.</summary>
public sealed record OfferAccept(string Call, int Generation) : DeskCommand;

/// <summary>Declines an offer; the seat is set aside. Call control.</summary>
public sealed record OfferDecline(string Call, int Generation) : DeskCommand;

/// <summary>Hangs up. Call control.</summary>
public sealed record CallHangUp(string Call, int Generation) : DeskCommand;

/// <summary>Holds the caller with music, or comes back to him. Call control.</summary>
public sealed record CallHold(string Call, int Generation, bool Held) : DeskCommand;

/// <summary>A key is sent to the caller's side. Call control.</summary>
/// <param name="Call">Call.</param>
/// <param name="Generation">Generation.</param>
/// <param name="Digit">0-9, * or #.</param>
public sealed record CallDigit(string Call, int Generation, string Digit) : DeskCommand;

/// <summary>The form of an ended call is done.</summary>
/// <param name="Call">Call.</param>
/// <param name="Disposition">How it ended, as one of the list; empty when the ticket says it.</param>
public sealed record CallWrappedUp(string Call, string Disposition) : DeskCommand;

/// <summary>Calls somebody besides. Call control.</summary>
/// <param name="Call">Call.</param>
/// <param name="Generation">Generation.</param>
/// <param name="Staff">Staff number of a free colleague; null: an outside number.</param>
/// <param name="Number">An outside number; null: a colleague.</param>
/// <param name="Together">True: all hear each other as soon as he answers. False: first only the agent, while the caller hears music; not in danger (P1, P2).</param>
public sealed record CallConsult(string Call, int Generation, string? Staff, string? Number, bool Together) : DeskCommand;

/// <summary>The consulted party and the caller hear each other too. Call control.</summary>
public sealed record CallJoin(string Call, int Generation) : DeskCommand;

/// <summary>Leaves the call: to who is there, or, when one of the three is named, to him as soon as he answers. Call control.</summary>
/// <param name="Call">Call.</param>
/// <param name="Generation">Generation.</param>
/// <param name="Staff">Staff number of a free colleague; null: not to a colleague.</param>
/// <param name="Number">An outside number; null: not to a number.</param>
/// <param name="Queue">A queue, in which the call waits at once; null: not to a queue.</param>
public sealed record CallTransfer(string Call, int Generation, string? Staff, string? Number, string? Queue) : DeskCommand;

/// <summary>Releases a further party, or stops ringing it. Call control.</summary>
/// <param name="Call">Call.</param>
/// <param name="Generation">Generation.</param>
/// <param name="Party">Its number; null: the newest.</param>
public sealed record PartyRelease(string Call, int Generation, string? Party) : DeskCommand;

/// <summary>Nobody hears a further party, or all hear it again. Call control.</summary>
public sealed record PartyMute(string Call, int Generation, string Party, bool Muted) : DeskCommand;

/// <summary>A supervisor in a colleague's call of his services; kept in the audit. Call control.</summary>
/// <param name="Call">Call.</param>
/// <param name="Wish">What he wants.</param>
/// <param name="Reason">Why, 4 to 200 characters; needed to take over and to release by force.</param>
public sealed record CallSupervise(string Call, SupervisionWish Wish, string? Reason) : DeskCommand;

/// <summary>Calls somebody, as far as the dial rules allow it. Call control.</summary>
/// <param name="Number">Whom; spaces and hyphens do not matter.</param>
/// <param name="Service">In the name of which service number.</param>
public sealed record CallOut(string Number, string Service) : DeskCommand;

/// <summary>Calls the caller of a call that has ended at this seat, in the name of the number that he had dialled. Call control.</summary>
/// <param name="Call">The call.</param>
public sealed record CallRingBack(string Call) : DeskCommand;

/// <summary>Calls back somebody who was not served. Call control.</summary>
/// <param name="Call">The missed call.</param>
public sealed record CallBackNow(string Call) : DeskCommand;

/// <summary>A call-back is done.</summary>
/// <param name="Call">The missed call.</param>
/// <param name="Disposition">How it ended: <c>reached</c>, <c>called-again</c>, <c>misdial</c>, <c>not-reached</c>, <c>checked-on-site</c>.</param>
public sealed record CallBackClose(string Call, string Disposition) : DeskCommand;

/// <summary>A ticket without a call, or an existing one as a tab.</summary>
/// <param name="Ticket">Null: a new one.</param>
public sealed record TicketOpen(string? Ticket) : DeskCommand;

/// <summary>Writes a field. Replayed from the page's outbox after a break.</summary>
/// <param name="Ticket">Ticket.</param>
/// <param name="Field">Field.</param>
/// <param name="Value">New text.</param>
/// <param name="Seen">Version that the writer saw. When somebody else has written in between, the answer is <c>conflict</c> with what is there now.</param>
public sealed record TicketEdit(string Ticket, TicketField Field, string Value, int Seen) : DeskCommand;

/// <summary>The cursor is in a field, or in none.</summary>
public sealed record TicketFocus(string Ticket, TicketField? Field) : DeskCommand;

/// <summary>Decides on a tripwire: taken over into the form, or dismissed.</summary>
/// <param name="Ticket">Ticket.</param>
/// <param name="Rule">Rule that fired.</param>
/// <param name="Take">True: the ticket becomes the emergency that the rule asks for.</param>
/// <param name="Reason">Why it was dismissed; needed when it was.</param>
public sealed record TripwireDecide(string Ticket, string Rule, bool Take, string? Reason) : DeskCommand;

/// <summary>Answered on the line and closed.</summary>
/// <param name="Ticket">Ticket.</param>
/// <param name="Article">Article that was read out; null: none.</param>
/// <param name="ArticleVersion">Its version.</param>
public sealed record TicketAnswer(string Ticket, string? Article, int? ArticleVersion) : DeskCommand;

/// <summary>Accepted: the citizen's clock runs, and the ticket goes to be dispatched.</summary>
public sealed record TicketAccept(string Ticket) : DeskCommand;

/// <summary>Not accepted, or invalid.</summary>
/// <param name="Ticket">Ticket.</param>
/// <param name="Code">Code of the list.</param>
/// <param name="Told">Where the caller was sent; may be empty for invalid calls.</param>
public sealed record TicketRefuse(string Ticket, string Code, string Told) : DeskCommand;

/// <summary>Gives a draft to a colleague.</summary>
public sealed record TicketPass(string Ticket, string ToStaff) : DeskCommand;
