using System.Collections.Concurrent;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;

namespace CallCenter.Unit.Desk;

/// <summary>Voices of browser seats, moved by hand: the edge where the real ones have RTP.</summary>
internal sealed class HandVoice : ISeatVoice
{
    private readonly ConcurrentDictionary<string, SeatState> seats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Ending, Action<SeatState>> watching = new();
    private readonly ConcurrentQueue<DialAgent> held = new();

    /// <summary>What was done, as words.</summary>
    public ConcurrentQueue<string> Done { get; } = new();

    /// <summary>Told of a line that was taken or hung up.</summary>
    public Action<string, LineId>? Pressed { get; set; }

    /// <summary>Lines ring only when told: as a gateway that is a moment behind the screens.</summary>
    public bool HoldsRings { get; set; }

    public void RingHeld()
    {
        HoldsRings = false;
        while (held.TryDequeue(out var dial))
        {
            Ring(dial);
        }
    }

    public void Ring(DialAgent dial)
    {
        if (HoldsRings)
        {
            held.Enqueue(dial);
        }
        else if (seats.TryGetValue(dial.Phone, out var seat))
        {
            Set(seat with { Line = dial.Line, Call = dial.Call, Talking = false });
        }
    }

    public void Set(SeatState state)
    {
        seats[state.Phone] = state;
        foreach (var (_, told) in watching)
        {
            told(state);
        }
    }

    public Task<SeatAnswer> Connect(string phone, string offerSdp)
    {
        if (!offerSdp.StartsWith("v=0", StringComparison.Ordinal))
        {
            return Task.FromResult(new SeatAnswer(null, new SeatReply(SeatRefusal.BadOffer, "no SDP")));
        }

        Set(new SeatState(phone, SeatVoiceState.Up, default, default, false, false, false));
        return Task.FromResult(new SeatAnswer("v=0 answer", SeatReply.Done));
    }

    public Task<SeatReply> Disconnect(string phone)
    {
        seats.TryRemove(phone, out _);
        return Reply("disconnect", phone, default);
    }

    public Task<SeatReply> Take(string phone, LineId line) => Press("take", phone, line);

    public Task<SeatReply> Decline(string phone, LineId line) => Press("decline", phone, line);

    public Task<SeatReply> Hangup(string phone, LineId line) => Press("hangup", phone, line);

    public Task<SeatReply> SetMuted(string phone, LineId line, bool muted) => Reply(muted ? "mute" : "unmute", phone, line);

    public Task<SeatReply> SendDigit(string phone, LineId line, char digit) => Reply($"digit {digit}", phone, line);

    public Task<SeatReply> StartEcho(string phone) => Reply("echo", phone, default);

    public Task<SeatReply> StopEcho(string phone) => Reply("echo off", phone, default);

    public SeatLevels? Levels(string phone) => seats.ContainsKey(phone) ? new SeatLevels(-20, -30, 10, 10, 0, 1, null) : null;

    public SeatState? State(string phone) => seats.GetValueOrDefault(phone);

    public IDisposable Watch(Action<SeatState> told)
    {
        var ending = new Ending(this);
        watching[ending] = told;
        return ending;
    }

    private Task<SeatReply> Press(string what, string phone, LineId line)
    {
        Pressed?.Invoke(what, line);
        return Reply(what, phone, line);
    }

    private Task<SeatReply> Reply(string what, string phone, LineId line)
    {
        Done.Enqueue($"{what} {phone} {line}");
        return Task.FromResult(SeatReply.Done);
    }

    private sealed class Ending(HandVoice of) : IDisposable
    {
        public void Dispose() => of.watching.TryRemove(this, out _);
    }
}
