namespace CallCenter.Core.Events;

/// <summary>What can be asked for about a call-back. Persisted: values are append-only.</summary>
public enum CallBackWish
{
    /// <summary>The asker calls himself, now.</summary>
    Now = 1,

    /// <summary>It is done; the asker says how it ended.</summary>
    Close = 2,
}
