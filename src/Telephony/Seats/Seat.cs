using CallCenter.Core.Seats;
using CallCenter.Media;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony.Seats;

/// <summary>One browser seat: its voice and the line at it. Lives on the SIP loop; nothing else touches it.</summary>
internal sealed class Seat(string phone) : IDisposable
{
    public string Phone { get; } = phone;

    public SeatVoiceState Voice { get; set; } = SeatVoiceState.Connecting;

    /// <summary>The voice; null until a page was connected for the first time.</summary>
    public MediaLeg? Leg { get; set; }

    /// <summary>A page that is connecting and will take over.</summary>
    public MediaLeg? Next { get; set; }

    /// <summary>The line that rings or talks here.</summary>
    public SipLine? Line { get; set; }

    /// <summary>The line was taken.</summary>
    public bool IsTalking { get; set; }

    public bool IsMuted { get; set; }

    public bool HasEcho { get; set; }

    /// <summary>The caller hears music because the voice is missing.</summary>
    public bool HasMusic { get; set; }

    /// <summary>Grows with each timer; an older one means nothing.</summary>
    public long Generation { get; set; }

    /// <summary>The timer that runs.</summary>
    public ITimer? Timer { get; set; }

    public SeatState State => new(Phone, Voice, Line?.Id ?? default, Line?.Call ?? default, IsTalking, IsMuted, HasEcho);

    /// <summary>No timer of before means anything from now on.</summary>
    public void Disarm()
    {
        Generation++;
        Timer?.Dispose();
        Timer = null;
    }

    public void Dispose() => Disarm();
}
