using CallCenter.Core.Calls;
using CallCenter.Core.Seats;

namespace CallCenter.Core.Ports;

/// <summary>
/// The voice and the buttons of the seats whose phone is a browser. A seat is a phone named <see cref="SeatPhone.Of"/>; the switchboard
/// rings, bridges and ends it as any phone, and is told <c>PhoneReachable</c> and <c>PhoneGone</c> when its voice comes and goes. Every
/// method may be called from any thread, returns quickly and never throws for a wrong moment: a refusal is a value. Who may press the
/// buttons of which seat is decided by the caller.
/// </summary>
public interface ISeatVoice
{
    /// <summary>
    /// A page offers its voice. Called again for a seat that has a voice (a reloaded page, another window), the newest page takes over as
    /// soon as it is connected, within a call too: the caller hears the seat again without a new answer.
    /// </summary>
    /// <param name="phone">The seat.</param>
    /// <param name="offerSdp">The whole offer (no trickle): audio with PCMA or PCMU, rtcp-mux, DTLS fingerprint.</param>
    /// <returns>The answer. The voice is up when the page has used it and DTLS is done; <see cref="Watch"/> tells.</returns>
    Task<SeatAnswer> Connect(string phone, string offerSdp);

    /// <summary>The seat leaves (sign-out). A ringing line ends as not answered, a talk as lost: its caller keeps his place.</summary>
    /// <param name="phone">The seat.</param>
    Task<SeatReply> Disconnect(string phone);

    /// <summary>Takes the line that rings at the seat: <c>LineAnswered</c>, as a phone's 200.</summary>
    /// <param name="phone">The seat.</param>
    /// <param name="line">The line; refused when another one, or none, is at the seat.</param>
    Task<SeatReply> Take(string phone, LineId line);

    /// <summary>Refuses the line that rings at the seat: <c>LineEnded(Refused, 603)</c>.</summary>
    /// <param name="phone">The seat.</param>
    /// <param name="line">The line.</param>
    Task<SeatReply> Decline(string phone, LineId line);

    /// <summary>Hangs up: <c>LineEnded(HungUp)</c>, as a phone's BYE. A line that still rings is declined.</summary>
    /// <param name="phone">The seat.</param>
    /// <param name="line">The line.</param>
    Task<SeatReply> Hangup(string phone, LineId line);

    /// <summary>Silences the microphone towards the caller and the recording, until told otherwise or the line ends.</summary>
    /// <param name="phone">The seat.</param>
    /// <param name="line">The line that was taken.</param>
    /// <param name="muted">True: silent.</param>
    Task<SeatReply> SetMuted(string phone, LineId line, bool muted);

    /// <summary>Sends a key press to the other party (RFC 4733).</summary>
    /// <param name="phone">The seat.</param>
    /// <param name="line">The line that was taken.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    Task<SeatReply> SendDigit(string phone, LineId line, char digit);

    /// <summary>Headset test: what the microphone says comes back after 1 s, until stopped or a line rings at the seat. Refused while one is there.</summary>
    /// <param name="phone">The seat.</param>
    Task<SeatReply> StartEcho(string phone);

    /// <summary>Ends the headset test.</summary>
    /// <param name="phone">The seat.</param>
    Task<SeatReply> StopEcho(string phone);

    /// <summary>The meters of a seat now; null when it has no voice.</summary>
    /// <param name="phone">The seat.</param>
    SeatLevels? Levels(string phone);

    /// <summary>A seat now; null when it has no voice and waits for none.</summary>
    /// <param name="phone">The seat.</param>
    SeatState? State(string phone);

    /// <summary>Tells every change of every seat from now on, each seat's in order; the last state of a seat says <see cref="SeatVoiceState.Gone"/>.</summary>
    /// <param name="told">Called on the loop of the lines: it must hand on and return at once.</param>
    /// <returns>Ends it.</returns>
    IDisposable Watch(Action<SeatState> told);
}
