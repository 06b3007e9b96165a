using System.Collections.Concurrent;
using CallCenter.Core.Seats;
using CallCenter.Media;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Seats;

/// <summary>What everybody may see of the seats: written by the SIP loop, read by any thread.</summary>
internal sealed class SeatBoard(ILogger log)
{
    /// <summary>A sample of this size is full scale.</summary>
    private const double FullScale = 32768;

    /// <summary>The smallest sample of both laws: what silence is made of.</summary>
    private const int SilentPeak = 8;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Watcher, bool> watchers = new();

    public SeatState? State(string phone) => entries.GetValueOrDefault(phone)?.State;

    public SeatLevels? Levels(string phone)
    {
        if (entries.GetValueOrDefault(phone)?.Leg is not { } leg)
        {
            return null;
        }

        var (peaks, stats) = (leg.Levels, leg.Stats);
        return new SeatLevels(Db(peaks.InPeak), Db(peaks.OutPeak), stats.PacketsIn, stats.PacketsOut, stats.Lost, stats.JitterMs, stats.RoundTripMs);
    }

    /// <summary>A seat changed; who watches is told.</summary>
    public void Changed(Seat seat)
    {
        var state = seat.State;
        if (state.Voice == SeatVoiceState.Gone)
        {
            entries.TryRemove(seat.Phone, out _);
        }
        else
        {
            entries[seat.Phone] = new Entry(state, seat.Leg);
        }

        foreach (var (watcher, _) in watchers)
        {
            try
            {
                watcher.Told(state);
            }
#pragma warning disable CA1031 // who watches badly must not cost a caller his line
            catch (Exception why)
#pragma warning restore CA1031
            {
                log.WatcherFailed(seat.Phone, why);
            }
        }
    }

    public IDisposable Watch(Action<SeatState> told)
    {
        var watcher = new Watcher(this, told);
        watchers[watcher] = true;
        return watcher;
    }

    private static double Db(int peak) => peak <= SilentPeak ? SeatLevels.Silence : 20 * Math.Log10(peak / FullScale);

    private sealed record Entry(SeatState State, MediaLeg? Leg);

    private sealed class Watcher(SeatBoard board, Action<SeatState> told) : IDisposable
    {
        public Action<SeatState> Told { get; } = told;

        public void Dispose() => board.watchers.TryRemove(this, out _);
    }
}
