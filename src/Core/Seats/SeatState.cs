using CallCenter.Core.Calls;

namespace CallCenter.Core.Seats;

/// <summary>A browser seat at one moment.</summary>
/// <param name="Phone">Its phone name.</param>
/// <param name="Voice">Where its voice stands.</param>
/// <param name="Line">The line at the seat, ringing or talking; none when there is none. Buttons have to name it.</param>
/// <param name="Call">The call of that line.</param>
/// <param name="Talking">True: the line was taken. False: it rings, or there is none.</param>
/// <param name="Muted">What the microphone says does not reach the caller.</param>
/// <param name="Echo">The headset test runs.</param>
public sealed record SeatState(string Phone, SeatVoiceState Voice, LineId Line, CallId Call, bool Talking, bool Muted, bool Echo);
