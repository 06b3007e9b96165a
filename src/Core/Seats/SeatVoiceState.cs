namespace CallCenter.Core.Seats;

/// <summary>Where a browser seat's voice stands, seen from the server. Goes to the page: values are append-only.</summary>
public enum SeatVoiceState
{
    /// <summary>The page has its answer and is connecting for the first time.</summary>
    Connecting = 1,

    /// <summary>Connected: the seat can be rung and heard.</summary>
    Up = 2,

    /// <summary>Lost less than a second ago: a caller hears nothing for now.</summary>
    Missing = 3,

    /// <summary>Lost a second ago: a caller hears music. After 5 s in all the seat is <see cref="Gone"/>.</summary>
    Music = 4,

    /// <summary>Lost for good or disconnected.</summary>
    Gone = 5,
}
