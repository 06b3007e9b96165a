namespace CallCenter.Core.Facts;

/// <summary>How an offer that was not taken ended. Persisted: values are append-only.</summary>
public enum OfferOutcome
{
    /// <summary>Rang until the offer's time was over.</summary>
    NotTaken = 1,

    /// <summary>The phone refused with an error code or a redirection.</summary>
    Refused = 2,

    /// <summary>The phone could not be reached.</summary>
    Unreachable = 3,

    /// <summary>The caller gave up meanwhile.</summary>
    CallerGone = 4,

    /// <summary>Taken back before anybody had taken it: a life was at risk elsewhere.</summary>
    Withdrawn = 5,
}
