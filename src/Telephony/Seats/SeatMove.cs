namespace CallCenter.Telephony.Seats;

/// <summary>What may happen to a browser seat's voice.</summary>
internal enum SeatMove
{
    /// <summary>The newest page's connection is up; it is the seat's voice from now on.</summary>
    Connected,

    /// <summary>The newest page never came to be connected.</summary>
    AttemptFailed,

    /// <summary>The voice has been silent for a second in a talk, or for long enough outside.</summary>
    Quiet,

    /// <summary>It is heard again.</summary>
    Heard,

    /// <summary>The page closed its connection, or the connection broke.</summary>
    Closed,

    /// <summary>A second has passed since it closed.</summary>
    SecondPassed,

    /// <summary>Five seconds have passed since it was lost.</summary>
    GracePassed,

    /// <summary>The agent signs out.</summary>
    Leave,
}
