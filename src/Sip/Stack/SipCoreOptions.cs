namespace CallCenter.Sip;

/// <summary>The stack's settings, checked and in the units the loop counts in.</summary>
internal sealed class SipCoreOptions
{
    public SipCoreOptions(SipStackOptions given)
    {
        Given = given;
        T1Ms = Between(given.T1, 10, 5_000, nameof(given.T1));
        T2Ms = Between(given.T2, T1Ms, 60_000, nameof(given.T2));
        T4Ms = Between(given.T4, 10, 60_000, nameof(given.T4));
        RingRefreshMs = Between(given.RingRefresh, 1_000, 150_000, nameof(given.RingRefresh));
        NonceMs = Between(given.NonceLifetime, 5_000, 3_600_000, nameof(given.NonceLifetime));
        LockoutMs = Between(given.LockoutTime, 1_000, 86_400_000, nameof(given.LockoutTime));
        Check(given.MaxMessageBytes is >= 512 and <= 65_535, nameof(given.MaxMessageBytes));
        Check(given.MaxHeaders is >= 16 and <= 1_024, nameof(given.MaxHeaders));
        Check(given.MaxTransactions > 0, nameof(given.MaxTransactions));
        Check(given.MaxCalls > 0, nameof(given.MaxCalls));
        Check(given.MaxInbox > 0, nameof(given.MaxInbox));
        Check(given.MaxDigestFailures > 0, nameof(given.MaxDigestFailures));
        if (given.Registrar is { } registrar)
        {
            Between(registrar.MinExpiry, 1_000, 86_400_000, nameof(registrar.MinExpiry));
            Between(registrar.MaxExpiry, (long)registrar.MinExpiry.TotalMilliseconds, 604_800_000, nameof(registrar.MaxExpiry));
            Between(registrar.DefaultExpiry, (long)registrar.MinExpiry.TotalMilliseconds, (long)registrar.MaxExpiry.TotalMilliseconds, nameof(registrar.DefaultExpiry));
            Check(registrar.MaxContacts > 0, nameof(registrar.MaxContacts));
            Check(registrar.Realm.Length > 0 && registrar.Realm.IndexOfAny(['"', '\\', '\r', '\n']) < 0, nameof(registrar.Realm));
        }
    }

    public SipStackOptions Given { get; }

    public long T1Ms { get; }

    public long T2Ms { get; }

    public long T4Ms { get; }

    public long RingRefreshMs { get; }

    public long NonceMs { get; }

    public long LockoutMs { get; }

    private static long Between(TimeSpan value, long least, long most, string name)
    {
        var milliseconds = (long)value.TotalMilliseconds;
        Check(milliseconds >= least && milliseconds <= most, name);
        return milliseconds;
    }

    private static void Check(bool good, string name)
    {
        if (!good)
        {
            throw new ArgumentException($"{name} of the SIP settings is out of its range", name);
        }
    }
}
