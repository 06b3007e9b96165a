namespace CallCenter.Journal;

/// <summary>What was read is not what was written; the message says where. <see cref="JournalVerifier"/> names every fault.</summary>
public sealed class JournalDamagedException : IOException
{
    /// <summary>A damage without words.</summary>
    public JournalDamagedException()
    {
    }

    /// <summary>A damage in words a person can read.</summary>
    public JournalDamagedException(string message)
        : base(message)
    {
    }

    /// <summary>A damage with the failure that showed it.</summary>
    public JournalDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
