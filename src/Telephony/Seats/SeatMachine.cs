using CallCenter.Core.Seats;

namespace CallCenter.Telephony.Seats;

/// <summary>
/// How a browser seat's voice comes and goes. Pure: no clock, no I/O. A loss shorter than five seconds is not told to the switchboard,
/// so that a reloaded page costs the agent neither his call nor his place.
/// </summary>
internal static class SeatMachine
{
    /// <summary>One move, one answer; what means nothing in a state changes nothing.</summary>
    public static (SeatVoiceState State, SeatAction Do) Next(SeatVoiceState state, SeatMove move) => (state, move) switch
    {
        (SeatVoiceState.Connecting, SeatMove.Connected) => (SeatVoiceState.Up, SeatAction.Announce),
        (SeatVoiceState.Connecting, SeatMove.AttemptFailed or SeatMove.Leave) => (SeatVoiceState.Gone, SeatAction.None),

        (SeatVoiceState.Up, SeatMove.Connected) => (SeatVoiceState.Up, SeatAction.Announce | SeatAction.Rejoin),
        (SeatVoiceState.Up, SeatMove.Quiet) => (SeatVoiceState.Music, SeatAction.PlayMusic | SeatAction.ArmGrace),
        (SeatVoiceState.Up, SeatMove.Closed) => (SeatVoiceState.Missing, SeatAction.ArmSecond),

        // While it was missing a call may have come and gone on, as from a phone that is not there: so it is announced again.
        (SeatVoiceState.Missing or SeatVoiceState.Music, SeatMove.Connected or SeatMove.Heard) => (SeatVoiceState.Up, SeatAction.Announce | SeatAction.Rejoin),
        (SeatVoiceState.Missing, SeatMove.SecondPassed) => (SeatVoiceState.Music, SeatAction.PlayMusic | SeatAction.ArmGrace),
        (SeatVoiceState.Music, SeatMove.GracePassed) => (SeatVoiceState.Gone, SeatAction.Lose),
        (SeatVoiceState.Up or SeatVoiceState.Missing or SeatVoiceState.Music, SeatMove.Leave) => (SeatVoiceState.Gone, SeatAction.Lose),
        _ => (state, SeatAction.None),
    };
}
