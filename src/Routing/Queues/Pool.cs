using CallCenter.Core.Settings;
using CallCenter.Routing.Queues.Strategies;

namespace CallCenter.Routing.Queues;

/// <summary>
/// One queue's waiting calls and free agents. Each queue has two pools that never meet, one for live calls and one for drills.
/// Every operation costs the logarithm of its size.
/// </summary>
internal sealed class Pool(QueueRule rule, QueueStrategy strategy)
{
    private readonly SortedSet<WaitKey> waiting = [];
    private readonly SortedSet<IdleKey> idle = [];

    public QueueRule Rule { get; } = rule;

    public QueueStrategy Strategy { get; } = strategy;

    public int Waiting => waiting.Count;

    public int Idle => idle.Count;

    /// <summary>Agents of this queue who are signed in, whatever they do.</summary>
    public int Staffed { get; set; }

    public bool TryFirstWaiting(out WaitKey first)
    {
        first = waiting.Count == 0 ? default : waiting.Min;
        return waiting.Count > 0;
    }

    public bool TryFirstIdle(out IdleKey first)
    {
        first = idle.Count == 0 ? default : idle.Min;
        return idle.Count > 0;
    }

    public void Add(WaitKey key) => waiting.Add(key);

    public void Remove(WaitKey key) => waiting.Remove(key);

    public void Add(IdleKey key) => idle.Add(key);

    public void Remove(IdleKey key) => idle.Remove(key);
}
