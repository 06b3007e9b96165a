using CallCenter.Console.Contracts;
using CallCenter.Core.Agents;

namespace CallCenter.Console.Live;

/// <summary>A seat as the board knows it. On the board's loop.</summary>
internal sealed class BoardSeat(string staff)
{
    public string Staff { get; } = staff;

    public string Name { get; set; } = staff;

    public string? Phone { get; set; }

    public AgentState State { get; set; } = AgentState.SignedOut;

    public AgentCause Cause { get; set; }

    public string? Reason { get; set; }

    public long SinceMs { get; set; }

    public IReadOnlyList<string> Queues { get; set; } = [];

    public VoiceState Voice { get; set; }

    public bool SeesCallers { get; set; }

    /// <summary>Calls at the seat, oldest first; ended ones until they are wrapped up.</summary>
    public List<BoardCall> Calls { get; } = [];

    public TodayCount Today { get; set; } = new(0, 0, 0, 0);

    public LiveStream? Stream { get; set; }

    public SeatView View() => new(Staff, State == AgentState.SignedOut ? null : Phone, State, Cause, Reason, SinceMs, Queues, Voice);

    public FloorSeat OnFloor()
    {
        var call = Calls.LastOrDefault(c => c.EndedMs is null);
        return new FloorSeat(Staff, Name, State, Cause, Reason, SinceMs, call?.Service, call?.Urgency, call?.Id.ToString());
    }

    public void TellCall(BoardCall call) => Stream?.Publish(new SeatCallChanged(call.View(Staff, SeesCallers)));

    public void TellSeat() => Stream?.Publish(new SeatChanged(View()));

    public void TellToday() => Stream?.Publish(new TodayChanged(Today));
}
