namespace CallCenter.Core.Seats;

/// <summary>Why a button of a browser seat did nothing. Goes to the page, which has the words: values are append-only.</summary>
public enum SeatRefusal
{
    /// <summary>It was done.</summary>
    None = 0,

    /// <summary>The name is no browser seat's.</summary>
    NotASeat = 1,

    /// <summary>The seat has no voice at the moment: the page has to connect.</summary>
    NoVoice = 2,

    /// <summary>The line is not the one at the seat now: it has ended or was never there.</summary>
    NotThisLine = 3,

    /// <summary>The line is in a state in which the button means nothing: taken twice, or not taken yet.</summary>
    NotNow = 4,

    /// <summary>The offer can't be answered; the detail says why.</summary>
    BadOffer = 5,

    /// <summary>This server carries no browser voice: it was started without an address for it.</summary>
    NotServed = 6,

    /// <summary>The other party can't be sent keys, or there is no such key.</summary>
    NoKeys = 7,

    /// <summary>The server is ending or did not answer in time.</summary>
    Ending = 8,
}
