using System.Collections.Concurrent;
using CallCenter.Core.Events;
using CallCenter.Core.Ports;

namespace CallCenter.Unit.Telephony;

/// <summary>Stands where the switchboard stands: keeps what it was told.</summary>
internal sealed class Inbox : IInbox
{
    private readonly BlockingCollection<SwitchboardEvent> all = [];

    public bool IsOverloaded { get; set; }

    public void Post(SwitchboardEvent happened) => all.Add(happened);

    public T Take<T>()
        where T : SwitchboardEvent
    {
        while (all.TryTake(out var next, TimeSpan.FromSeconds(10)))
        {
            if (next is T wanted)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"no {typeof(T).Name} came");
    }
}
