namespace CallCenter.Core.Facts;

/// <summary>Why somebody is to be called back. Persisted: values are append-only.</summary>
public enum CallBackReason
{
    /// <summary>He hung up while he waited (漏接).</summary>
    Abandoned = 1,

    /// <summary>He was sent away: the house was draining or nobody could take it.</summary>
    TurnedAway = 2,

    /// <summary>The line broke in the middle of an emergency call.</summary>
    CutOff = 3,

    /// <summary>He asked for it while he waited.</summary>
    Asked = 4,
}
