using System.Text.Json.Serialization;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;

namespace CallCenter.Core.Effects;

/// <summary>
/// Everything that the switchboard can ask of the edges. An effect is numbered by the event's sequence number and its place in
/// the list; an edge does each once. What comes of it comes back as an event.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RingCaller), "RingCaller")]
[JsonDerivedType(typeof(AnswerCaller), "AnswerCaller")]
[JsonDerivedType(typeof(RefuseCaller), "RefuseCaller")]
[JsonDerivedType(typeof(EndLine), "EndLine")]
[JsonDerivedType(typeof(PlayPrompt), "PlayPrompt")]
[JsonDerivedType(typeof(PlayMusic), "PlayMusic")]
[JsonDerivedType(typeof(PlayRingback), "PlayRingback")]
[JsonDerivedType(typeof(StopSound), "StopSound")]
[JsonDerivedType(typeof(StartRecording), "StartRecording")]
[JsonDerivedType(typeof(DialAgent), "DialAgent")]
[JsonDerivedType(typeof(DialTrunk), "DialTrunk")]
[JsonDerivedType(typeof(BridgeLines), "BridgeLines")]
[JsonDerivedType(typeof(SplitLines), "SplitLines")]
[JsonDerivedType(typeof(MixLines), "MixLines")]
[JsonDerivedType(typeof(SetTimer), "SetTimer")]
[JsonDerivedType(typeof(PublishFact), "PublishFact")]
[JsonDerivedType(typeof(RaiseAlarm), "RaiseAlarm")]
public abstract record Effect;

/// <summary>The caller hears ringing: 180.</summary>
public sealed record RingCaller(LineId Line) : Effect;

/// <summary>The caller's INVITE is answered: 200. Confirmed by <see cref="LineAnswered"/>.</summary>
public sealed record AnswerCaller(LineId Line) : Effect;

/// <summary>The caller's INVITE is refused.</summary>
/// <param name="Line">The line.</param>
/// <param name="Code">SIP status code, 400 to 699.</param>
/// <param name="Reason">Reason phrase.</param>
public sealed record RefuseCaller(LineId Line, int Code, string Reason) : Effect;

/// <summary>A line is hung up in whatever state it is: CANCEL, BYE or a refusal.</summary>
/// <param name="Line">The line.</param>
/// <param name="Why">For the Reason header and the record; no personal data.</param>
public sealed record EndLine(LineId Line, string Why) : Effect;

/// <summary>A prompt is played; over a bridge the partner goes on hearing the line.</summary>
/// <param name="Line">Who hears it.</param>
/// <param name="Parts">Names of recorded parts, played one after the other.</param>
/// <param name="Token">Comes back in <see cref="PromptEnded"/>; 0 when nobody waits for its end.</param>
public sealed record PlayPrompt(LineId Line, IReadOnlyList<string> Parts, long Token) : Effect;

/// <summary>Music until something else is played or the line is bridged.</summary>
public sealed record PlayMusic(LineId Line) : Effect;

/// <summary>The tone of a telephone that rings elsewhere, until something else is played or the line is bridged.</summary>
public sealed record PlayRingback(LineId Line) : Effect;

/// <summary>Prompt or music ends.</summary>
public sealed record StopSound(LineId Line) : Effect;

/// <summary>Everything that the caller says and hears is recorded from now on, to the end of his line.</summary>
public sealed record StartRecording(LineId Line, CallId Call) : Effect;

/// <summary>An agent's phone is rung.</summary>
/// <param name="Line">The new line's number.</param>
/// <param name="Phone">Account or fixed address of the phone.</param>
/// <param name="Call">The offered call.</param>
/// <param name="Service">Shown at the phone before the number: who is called.</param>
/// <param name="Caller">Shown at the phone.</param>
/// <param name="Urgency">Shown at the phone.</param>
/// <param name="Own">True: he asked for it himself, so his line takes it without ringing.</param>
public sealed record DialAgent(LineId Line, string Phone, CallId Call, string Service, PhoneNumber Caller, Priority Urgency, bool Own = false) : Effect;

/// <summary>A number is dialled on a trunk: to forward a call, for a further party, or to call a citizen.</summary>
/// <param name="Line">The new line's number.</param>
/// <param name="Trunk">Name of the trunk.</param>
/// <param name="Number">Number on that trunk.</param>
/// <param name="Call">The forwarded call.</param>
/// <param name="Caller">Who is shown to the called party.</param>
public sealed record DialTrunk(LineId Line, string Trunk, string Number, CallId Call, PhoneNumber Caller) : Effect;

/// <summary>Two lines are joined; either's music ends.</summary>
public sealed record BridgeLines(LineId Caller, LineId Party) : Effect;

/// <summary>Two joined lines hear each other no more; both stay up.</summary>
public sealed record SplitLines(LineId Caller, LineId Party) : Effect;

/// <summary>Several lines are joined, by a table of who hears whom; whatever bridge or mix one of them was in is left.</summary>
/// <param name="Lines">2 to 16 lines.</param>
public sealed record MixLines(IReadOnlyList<MixedLine> Lines) : Effect;

/// <summary>A line of a mix.</summary>
/// <param name="Line">The line.</param>
/// <param name="Hears">Bit n: it hears the n-th line of the list.</param>
public sealed record MixedLine(LineId Line, int Hears);

/// <summary>A timer is set, replacing an earlier one of the same key.</summary>
/// <param name="Key">What it is for.</param>
/// <param name="Generation">Comes back in <see cref="TimerFired"/>.</param>
/// <param name="DueMs">When, in the steady clock of the events' <c>At</c>; milliseconds.</param>
public sealed record SetTimer(TimerKey Key, long Generation, long DueMs) : Effect;

/// <summary>Something that everybody may know has happened; the projection and the consoles read it from the journal.</summary>
public sealed record PublishFact(Fact Fact) : Effect;

/// <summary>Somebody has to look.</summary>
/// <param name="Code">One word per kind of alarm, for example <c>queue-unstaffed</c>.</param>
/// <param name="About">Which queue, phone or call; no personal data.</param>
public sealed record RaiseAlarm(string Code, string About) : Effect;
