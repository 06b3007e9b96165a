using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Routing.Queues;

namespace CallCenter.Routing.Switchboard;

/// <summary>One live call. Written as it is into a checkpoint: only plain values.</summary>
internal sealed class LiveCall
{
    public required CallId Id { get; init; }

    public required string Service { get; init; }

    public required PhoneNumber Caller { get; init; }

    public required bool Drill { get; init; }

    public required bool Emergency { get; init; }

    /// <summary>We call: <see cref="Caller"/> is the citizen, whose line is dialled when the agent has taken it.</summary>
    public bool Outbound { get; init; }

    /// <summary>The call-back that it tries; none: another call.</summary>
    public CallId CallBackOf { get; init; }

    /// <summary>With an outbound call that one agent asked for: his staff number. Nobody else is offered it.</summary>
    public string? Own { get; init; }

    /// <summary>Sequence number of its arrival: its place in every queue.</summary>
    public required long Place { get; init; }

    /// <summary>When it arrived, in the steady clock.</summary>
    public long SinceMs { get; init; }

    /// <summary>How much later it counts as arrived among those that are no emergency, by its urgency.</summary>
    public long HandicapMs { get; set; }

    public Priority Urgency { get; set; }

    public CallState State { get; set; } = CallState.Arrived;

    /// <summary>Queues in which it waits at once; the first is its home.</summary>
    public List<string> Queues { get; init; } = [];

    /// <summary>Index of the next overflow target of its home queue.</summary>
    public int OverflowNext { get; set; }

    public long OverflowGeneration { get; set; }

    /// <summary>When the overflow timer is due, in the steady clock; for setting it again after a restart.</summary>
    public long OverflowDueMs { get; set; }

    /// <summary>When the timer of the offer or of the forward is due.</summary>
    public long PartyDueMs { get; set; }

    public long ForwardGeneration { get; set; }

    public long OfferGeneration { get; set; }

    /// <summary>Generation of the timer while a citizen is dialled.</summary>
    public long CallOutGeneration { get; set; }

    /// <summary>Generation of the timer after which it has waited for too long.</summary>
    public long LongWaitGeneration { get; set; }

    /// <summary>When that timer is due, in the steady clock.</summary>
    public long LongWaitDueMs { get; set; }

    /// <summary>Token of the prompt that offered him to be called back; 0: none did. He takes it with a key.</summary>
    public long CallBackOfferToken { get; set; }

    /// <summary>Token of the prompt that tells him that he will be called; 0: he has not asked for it.</summary>
    public long CallBackToken { get; set; }

    /// <summary>Whether our 200 was sent; with an outbound call: whether the citizen has answered.</summary>
    public bool AnswerSent { get; set; }

    /// <summary>The agent's or the forwarded party's line; none while it waits.</summary>
    public LineId Party { get; set; }

    /// <summary>Index of the agent who is offered it or has it; -1: none.</summary>
    public int Agent { get; set; } = -1;

    public ForwardTarget? Forward { get; set; }

    public int Offers { get; set; }

    /// <summary>Who is called or talks besides caller and party, in the order in which they were asked for.</summary>
    public List<FurtherParty> Further { get; init; } = [];

    public CallTimes Times { get; set; } = new(0, null, null, null, null, null, null);

    public LineId CallerLine => LineId.OfCaller(Id);

    /// <summary>Whether the citizen's line is there. A call that we make has none before the agent took it.</summary>
    public bool HasCallerLine => !Outbound || AnswerSent || State == CallState.Calling;

    public WaitKey Key => Urgency is Priority.P1 or Priority.P2 ? new((int)Urgency, 0, Place, Id) : new(3, SinceMs + HandicapMs, Place, Id);
}
