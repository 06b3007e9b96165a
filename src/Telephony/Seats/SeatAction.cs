namespace CallCenter.Telephony.Seats;

/// <summary>What follows from a move.</summary>
[Flags]
internal enum SeatAction
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The switchboard is told that the phone is reachable.</summary>
    Announce = 1,

    /// <summary>The caller, if there is one, hears the seat again.</summary>
    Rejoin = 2,

    /// <summary>The caller, if there is one, hears music.</summary>
    PlayMusic = 4,

    /// <summary>A second is waited for.</summary>
    ArmSecond = 8,

    /// <summary>The rest of five seconds is waited for.</summary>
    ArmGrace = 16,

    /// <summary>The switchboard is told that the phone is gone; its line ends.</summary>
    Lose = 32,
}
