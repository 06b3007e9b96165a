using System.Net;
using Microsoft.Extensions.Logging;

namespace CallCenter.Sip;

/// <summary>Counts failed digests by source address and stops listening to a source for a time. The account stays open to others,
/// so that nobody can lock a phone out by guessing.</summary>
internal sealed class SourceLockout(SipCoreOptions options, TimerWheel wheel, SipCount count, ILogger logger)
{
    private const int MaxSources = 65_536;
    private readonly Dictionary<IPAddress, Record> sources = [];

    public bool IsLocked(IPAddress source)
    {
        if (!sources.TryGetValue(source, out var record))
        {
            return false;
        }

        if (wheel.NowMs < record.Until)
        {
            return record.Failures >= options.Given.MaxDigestFailures;
        }

        Forget(source, record);
        return false;
    }

    public void Failed(IPAddress source)
    {
        count.DigestFailures++;
        if (!sources.TryGetValue(source, out var record) || wheel.NowMs >= record.Until)
        {
            if (record is not null)
            {
                Forget(source, record);
            }

            Prune();
            sources[source] = record = new Record();
        }

        record.Until = wheel.NowMs + options.LockoutMs;
        if (++record.Failures == options.Given.MaxDigestFailures)
        {
            count.LockedSources++;
            SipLog.LockedOut(logger, count.LockedSources);
        }
    }

    public void Passed(IPAddress source)
    {
        if (sources.TryGetValue(source, out var record))
        {
            Forget(source, record);
        }
    }

    private void Forget(IPAddress source, Record record)
    {
        sources.Remove(source);
        if (record.Failures >= options.Given.MaxDigestFailures)
        {
            count.LockedSources--;
        }
    }

    private void Prune()
    {
        if (sources.Count < MaxSources)
        {
            return;
        }

        foreach (var (source, record) in sources.Where(one => wheel.NowMs >= one.Value.Until).ToList())
        {
            Forget(source, record);
        }

        if (sources.Count >= MaxSources)
        {
            sources.Clear();
            count.LockedSources = 0;
        }
    }

    private sealed class Record
    {
        public int Failures { get; set; }

        public long Until { get; set; }
    }
}
