using System.Text.Json.Serialization;
using CallCenter.Core.Calls;
using CallCenter.Core.People;

namespace CallCenter.Core.Events;

/// <summary>
/// Everything that can happen to the switchboard. Edges post them; each gets a sequence number and a time when it is taken
/// out of the inbox. Append-only: a written name is never reused for something else.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SettingsChanged), "SettingsChanged")]
[JsonDerivedType(typeof(CallArrived), "CallArrived")]
[JsonDerivedType(typeof(LineRinging), "LineRinging")]
[JsonDerivedType(typeof(LineAnswered), "LineAnswered")]
[JsonDerivedType(typeof(LineEnded), "LineEnded")]
[JsonDerivedType(typeof(DigitPressed), "DigitPressed")]
[JsonDerivedType(typeof(PromptEnded), "PromptEnded")]
[JsonDerivedType(typeof(AgentCodeDialled), "AgentCodeDialled")]
[JsonDerivedType(typeof(PhoneReachable), "PhoneReachable")]
[JsonDerivedType(typeof(PhoneGone), "PhoneGone")]
[JsonDerivedType(typeof(TimerFired), "TimerFired")]
[JsonDerivedType(typeof(RecordingSealed), "RecordingSealed")]
[JsonDerivedType(typeof(RecordingFailed), "RecordingFailed")]
[JsonDerivedType(typeof(ClockStepped), "ClockStepped")]
[JsonDerivedType(typeof(DrillOpened), "DrillOpened")]
[JsonDerivedType(typeof(DrillClosed), "DrillClosed")]
[JsonDerivedType(typeof(ServerStarted), "ServerStarted")]
[JsonDerivedType(typeof(DrainStarted), "DrainStarted")]
[JsonDerivedType(typeof(SeatAsked), "SeatAsked")]
[JsonDerivedType(typeof(CallAsked), "CallAsked")]
[JsonDerivedType(typeof(PartyAsked), "PartyAsked")]
[JsonDerivedType(typeof(SupervisionAsked), "SupervisionAsked")]
[JsonDerivedType(typeof(CallOutAsked), "CallOutAsked")]
[JsonDerivedType(typeof(CallBackAsked), "CallBackAsked")]
public abstract record SwitchboardEvent;

/// <summary>New settings are in force. The content is kept by hash; it does not stand in the journal.</summary>
/// <param name="Version">Grows by one with each publication.</param>
/// <param name="Hash">SHA-256 of the canonical content, hexadecimal.</param>
public sealed record SettingsChanged(long Version, string Hash) : SwitchboardEvent
{
    /// <summary>The content, put beside the event by whoever feeds the switchboard (live: the publisher; replay: the content store).</summary>
    [JsonIgnore]
    public Settings.Settings? Content { get; init; }

    /// <summary>Two events are equal when version and hash are.</summary>
    public bool Equals(SettingsChanged? other) => other is not null && other.Version == Version && other.Hash == Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}

/// <summary>An INVITE for a service number passed the door. Its line is <see cref="LineId.OfCaller"/>.</summary>
/// <param name="Call">Made by the door.</param>
/// <param name="Service">The service number's own name, for example 110 or 12345.</param>
/// <param name="Caller">As shown by the trunk.</param>
/// <param name="Trunk">The trunk on which it came.</param>
/// <param name="Drill">True only for the internal trunk of a drill.</param>
public sealed record CallArrived(CallId Call, string Service, PhoneNumber Caller, string Trunk, bool Drill) : SwitchboardEvent;

/// <summary>A line that we dialled rings.</summary>
public sealed record LineRinging(LineId Line) : SwitchboardEvent;

/// <summary>A line that we dialled was answered, or our answer on a caller's line was confirmed (ACK).</summary>
public sealed record LineAnswered(LineId Line) : SwitchboardEvent;

/// <summary>A line is over, once per line, whoever ended it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Cause">Who or what ended it.</param>
/// <param name="Code">SIP status code that said so; 0 when none did.</param>
public sealed record LineEnded(LineId Line, LineEndCause Cause, int Code) : SwitchboardEvent;

/// <summary>A key was pressed (RFC 4733, INFO or in-band), reported once.</summary>
/// <param name="Line">The line.</param>
/// <param name="Digit">0-9, *, #, A-D.</param>
public sealed record DigitPressed(LineId Line, char Digit) : SwitchboardEvent;

/// <summary>A prompt was played to its end.</summary>
/// <param name="Line">The line.</param>
/// <param name="Token">The token of the effect that started it.</param>
public sealed record PromptEnded(LineId Line, long Token) : SwitchboardEvent;

/// <summary>A feature code was dialled at a registered phone.</summary>
/// <param name="Line">The phone's line, made by the door.</param>
/// <param name="Phone">The authenticated account.</param>
/// <param name="Code">What it asks for.</param>
/// <param name="Staff">Staff number typed after the code; empty when none was.</param>
/// <param name="PinMatches">Whether the PIN typed after it is right (the door compares; the PIN itself never enters the journal).</param>
public sealed record AgentCodeDialled(LineId Line, string Phone, AgentCode Code, string Staff, bool PinMatches) : SwitchboardEvent;

/// <summary>A phone registered, or its OPTIONS are answered again.</summary>
public sealed record PhoneReachable(string Phone) : SwitchboardEvent;

/// <summary>A phone's registration ended, or it no longer answers.</summary>
public sealed record PhoneGone(string Phone) : SwitchboardEvent;

/// <summary>A timer that an effect set is due. A generation that is not the newest is ignored.</summary>
public sealed record TimerFired(TimerKey Key, long Generation) : SwitchboardEvent;

/// <summary>A recording is complete on disk.</summary>
/// <param name="Call">The call.</param>
/// <param name="Path">Relative to the recordings folder.</param>
/// <param name="Sha256">Of the whole file, hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="DurationMs">Length of the audio.</param>
/// <param name="Recovered">True when it was found unsealed after a crash and repaired.</param>
public sealed record RecordingSealed(CallId Call, string Path, string Sha256, long Bytes, long DurationMs, bool Recovered) : SwitchboardEvent;

/// <summary>A recording could not be written on.</summary>
/// <param name="Call">The call.</param>
/// <param name="Why">A sentence for the operator; no personal data.</param>
public sealed record RecordingFailed(CallId Call, string Why) : SwitchboardEvent;

/// <summary>The wall clock was set. Waits and timers do not move; times shown from now on are this far from the steady clock.</summary>
/// <param name="OffsetMs">Wall clock minus steady clock, milliseconds.</param>
public sealed record ClockStepped(long OffsetMs) : SwitchboardEvent;

/// <summary>A drill begins: its seats exist until it is closed.</summary>
/// <param name="Drill">Its number.</param>
/// <param name="Seats">Phone account and staff number of each simulated agent, with the queues that he serves.</param>
public sealed record DrillOpened(long Drill, IReadOnlyList<DrillSeat> Seats) : SwitchboardEvent;

/// <summary>A simulated agent of a drill.</summary>
/// <param name="Phone">Account at which he registers.</param>
/// <param name="Staff">Staff number with which he signs in.</param>
/// <param name="Queues">Queues that he serves.</param>
public sealed record DrillSeat(string Phone, string Staff, IReadOnlyList<string> Queues);

/// <summary>A drill is over: its seats leave.</summary>
public sealed record DrillClosed(long Drill) : SwitchboardEvent;

/// <summary>The server started; every line that the restored state still knows and that is not found is reported as lost after this.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="OffsetMs">Wall clock minus steady clock at the start, milliseconds.</param>
/// <param name="AliveMs">When the earlier run was last alive, as far as its files say; UTC milliseconds, 0: not known.</param>
public sealed record ServerStarted(string Version, long OffsetMs, long AliveMs = 0) : SwitchboardEvent;

/// <summary>The server is going to stop: non-emergency arrivals are refused, emergency ones still let in, calls end by themselves.</summary>
public sealed record DrainStarted : SwitchboardEvent;

/// <summary>An agent asks at his desk for what a feature code gives at a phone. Who he is was proven by the desk.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>; unique among what is asked at one time.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Phone">With <see cref="AgentCode.SignIn"/>: the account of a phone, or his browser seat; else empty.</param>
/// <param name="Code">What he asks for.</param>
/// <param name="Reason">With <see cref="AgentCode.NotReady"/>: one word, for example <c>break</c>; null: none was said.</param>
public sealed record SeatAsked(long Request, string Staff, string Phone, AgentCode Code, string? Reason) : SwitchboardEvent;

/// <summary>An agent asks at his desk for something about the call that he has.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Call">The call that he sees.</param>
/// <param name="Offer">Number of the offer by which he got it: a wish that comes late must not hit the next one.</param>
/// <param name="Wish">What he asks for.</param>
public sealed record CallAsked(long Request, string Staff, CallId Call, int Offer, CallWish Wish) : SwitchboardEvent;

/// <summary>An agent asks at his desk for something about further parties of the call that he has.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Call">The call that he sees.</param>
/// <param name="Offer">As in <see cref="CallAsked"/>.</param>
/// <param name="Wish">What he asks for.</param>
/// <param name="Target">With <see cref="PartyWish.Consult"/> and <see cref="PartyWish.ThreeWay"/>: whom to call; else null.</param>
/// <param name="Party">With <see cref="PartyWish.Release"/>, <see cref="PartyWish.Mute"/> and <see cref="PartyWish.Unmute"/>: whom; none: the newest.</param>
public sealed record PartyAsked(long Request, string Staff, CallId Call, int Offer, PartyWish Wish, PartyTarget? Target, LineId Party) : SwitchboardEvent;

/// <summary>A supervisor asks for something about a colleague's call. That he may, and why he wants it, is the desk's to check and to keep.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>.</param>
/// <param name="Staff">Staff number of the supervisor.</param>
/// <param name="Call">The call.</param>
/// <param name="Wish">What he asks for.</param>
public sealed record SupervisionAsked(long Request, string Staff, CallId Call, SupervisionWish Wish) : SwitchboardEvent;

/// <summary>An agent wants to call somebody: his own telephone first, then the number by the dial rules.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>.</param>
/// <param name="Staff">Staff number; he is free or wraps up.</param>
/// <param name="Call">Number of the new call, made by the desk.</param>
/// <param name="Number">Whom to call, as typed.</param>
/// <param name="Service">In the name of which service number; its number is shown.</param>
public sealed record CallOutAsked(long Request, string Staff, CallId Call, PhoneNumber Number, string Service) : SwitchboardEvent;

/// <summary>An agent asks for something about a call-back.</summary>
/// <param name="Request">Comes back in <see cref="Facts.DeskAnswered"/>.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Of">The missed call.</param>
/// <param name="Wish">What he asks for.</param>
/// <param name="Call">With <see cref="CallBackWish.Now"/>: number of the new call, made by the desk; else none.</param>
/// <param name="Disposition">With <see cref="CallBackWish.Close"/>: how it ended, one word: <c>reached</c>, <c>called-again</c>, <c>misdial</c>, <c>not-reached</c>, <c>checked-on-site</c>; else null.</param>
public sealed record CallBackAsked(long Request, string Staff, CallId Of, CallBackWish Wish, CallId Call, string? Disposition) : SwitchboardEvent;
