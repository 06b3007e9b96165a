using System.Net;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony;

/// <summary>
/// Logs refused INVITEs: of each source the first ten of a minute, then at the minute's end their number, so that a scanner can't fill the
/// log. Sources beyond <see cref="MostSources"/> are counted together, because the source of a datagram is easily made up. Thread-safe.
/// </summary>
internal sealed class RefusalLog : IDisposable
{
    public const int MostSources = 256;
    public const int LinesAMinute = 10;

    private readonly Dictionary<IPAddress, long> bySource = [];
    private readonly Lock gate = new();
    private readonly ILogger log;
    private readonly ITimer minute;
    private long others;

    public RefusalLog(TimeProvider time, ILogger log)
    {
        this.log = log;
        minute = time.CreateTimer(static state => ((RefusalLog)state!).Sum(), this, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    public void Add(IPAddress source, int code, string why)
    {
        lock (gate)
        {
            var known = bySource.TryGetValue(source, out var count);
            if (!known && bySource.Count >= MostSources)
            {
                others++;
                return;
            }

            bySource[source] = ++count;
            if (count > LinesAMinute)
            {
                return;
            }
        }

        log.Refused(source.ToString(), code, why);
    }

    public void Dispose()
    {
        minute.Dispose();
        Sum();
    }

    private void Sum()
    {
        List<(string Source, long Count)> more;
        lock (gate)
        {
            more = [.. bySource.Where(s => s.Value > LinesAMinute).Select(s => (s.Key.ToString(), s.Value - LinesAMinute))];
            if (others > 0)
            {
                more.Add(("other sources", others));
            }

            bySource.Clear();
            others = 0;
        }

        foreach (var (source, count) in more)
        {
            log.RefusedMore(count, source);
        }
    }
}
