using CallCenter.Console.Contracts;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;

namespace CallCenter.Console.Live;

/// <summary>The floor: derived from calls and seats four times a second; only what changed is told.</summary>
public sealed partial class LiveBoard
{
    private readonly SortedDictionary<string, QueueView> toldQueues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FloorSeat> toldSeats = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceCount> toldCounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceCount> counts = new(StringComparer.Ordinal);
    private DateOnly countedDay;

    private void TellFloor()
    {
        var day = DayOf(Now);
        if (day != countedDay)
        {
            countedDay = day;
            foreach (var service in counts.Keys.ToList())
            {
                counts[service] = new ServiceCount(service, 0, 0, 0, 0, 0, 0);
            }

            foreach (var seat in seats.Values)
            {
                seat.Today = new TodayCount(0, 0, 0, 0);
                seat.TellToday();
            }
        }

        Tell(toldQueues, Queues(), q => new QueueChanged(q), name => new QueueGone(name));
        Tell(
            toldSeats,
            seats.Values.Where(s => s.State != AgentState.SignedOut).ToDictionary(s => s.Staff, s => s.OnFloor(), StringComparer.Ordinal),
            s => new FloorSeatChanged(s),
            staff => new FloorSeatGone(staff));
        Tell(toldCounts, counts, c => new ServiceCountChanged(c), _ => null);
    }

    private FloorSnapshot Floor(bool seesCallers) =>
        new([.. toldQueues.Values], [.. toldSeats.Values], [.. toldCounts.Values], [.. callBacks.Values.Select(b => b.View(seesCallers))]);

    private Dictionary<string, QueueView> Queues()
    {
        var queues = settings.Queues.ToDictionary(q => q.Name, q => new QueueView(q.Name, 0, null, null, 0, 0), StringComparer.Ordinal);
        foreach (var call in calls.Values)
        {
            if (call is { State: CallState.Queued, Drill: false, Outbound: false } && queues.TryGetValue(call.Queue, out var queue))
            {
                queues[call.Queue] = queue with
                {
                    Waiting = queue.Waiting + 1,
                    OldestMs = Math.Min(queue.OldestMs ?? long.MaxValue, call.ArrivedMs),
                    MostUrgent = queue.MostUrgent is { } other && (int)other < (int)call.Urgency ? other : call.Urgency,
                };
            }
        }

        foreach (var seat in seats.Values.Where(s => s.State != AgentState.SignedOut))
        {
            foreach (var name in seat.Queues)
            {
                if (queues.TryGetValue(name, out var queue))
                {
                    queues[name] = queue with { Staffed = queue.Staffed + 1, Ready = queue.Ready + (seat.State == AgentState.Ready ? 1 : 0) };
                }
            }
        }

        return queues;
    }

    private void Tell<T>(SortedDictionary<string, T> told, IReadOnlyDictionary<string, T> now, Func<T, StreamDelta> changed, Func<string, StreamDelta?> gone)
        where T : notnull
    {
        foreach (var (key, value) in now)
        {
            if (!told.TryGetValue(key, out var before) || !before.Equals(value))
            {
                told[key] = value;
                floor.Publish(changed(value));
            }
        }

        foreach (var key in told.Keys.Where(k => !now.ContainsKey(k)).ToList())
        {
            told.Remove(key);
            if (gone(key) is { } delta)
            {
                floor.Publish(delta);
            }
        }
    }

    private void Count(string service, Func<ServiceCount, ServiceCount> change) =>
        counts[service] = change(counts.TryGetValue(service, out var count) ? count : new ServiceCount(service, 0, 0, 0, 0, 0, 0));

    private DateOnly DayOf(long ms) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), site).Date);
}
