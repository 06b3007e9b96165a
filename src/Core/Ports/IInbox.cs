using CallCenter.Core.Events;

namespace CallCenter.Core.Ports;

/// <summary>Where edges post what happened. Thread-safe, never blocks.</summary>
public interface IInbox
{
    /// <summary>Puts an event at the end. Sequence number and time are given when it is taken out.</summary>
    void Post(SwitchboardEvent happened);

    /// <summary>True when so many events wait that non-emergency arrivals are to be shed at the door.</summary>
    bool IsOverloaded { get; }
}
