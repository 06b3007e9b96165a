using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Rtp;

public sealed class DigitTests
{
    [Fact]
    public void A_press_is_told_once_at_its_first_end_packet()
    {
        var detector = default(DigitDetector);
        Assert.Null(Take(ref detector, 1000, '5', 160));
        Assert.Null(Take(ref detector, 1000, '5', 640));
        Assert.Equal(new Digit('5', 100), Take(ref detector, 1000, '5', 800, over: true));
        Assert.Null(Take(ref detector, 1000, '5', 800, over: true));
        Assert.Null(Take(ref detector, 1000, '5', 800, over: true));
        Assert.Null(detector.Lapse(99999));
    }

    [Fact]
    public void Without_its_end_packets_a_press_is_told_when_packets_stop()
    {
        var detector = default(DigitDetector);
        Take(ref detector, 1000, '#', 160, now: 0);
        Take(ref detector, 1000, '#', 320, now: 160);
        Assert.Null(detector.Lapse(900));
        Assert.Equal(new Digit('#', 40), detector.Lapse(960));
        Assert.Null(detector.Lapse(2000));
        Assert.Null(Take(ref detector, 1000, '#', 320, over: true, now: 2100));
    }

    [Fact]
    public void Without_its_end_packets_a_press_is_told_when_the_next_begins()
    {
        var detector = default(DigitDetector);
        Take(ref detector, 1000, '1', 160);
        Assert.Equal(new Digit('1', 20), Take(ref detector, 2000, '1', 160));
        Assert.Equal(new Digit('1', 40), Take(ref detector, 2000, '1', 320, over: true));
    }

    [Fact]
    public void A_late_packet_of_an_earlier_press_is_no_press()
    {
        var detector = default(DigitDetector);
        Take(ref detector, 1000, '1', 160, over: true);
        Take(ref detector, 3000, '2', 160);
        Assert.Null(Take(ref detector, 1000, '1', 160, over: true));
        Assert.Equal('2', Take(ref detector, 3000, '2', 320, over: true)!.Value.Key);
    }

    [Fact]
    public void A_press_in_several_segments_is_one_press()
    {
        var detector = default(DigitDetector);
        Assert.Null(Take(ref detector, 0, '9', 0xFFFF));
        Assert.Null(Take(ref detector, 0xFFFF, '9', 160));
        Assert.Equal(new Digit('9', (0xFFFF + 800) / 8), Take(ref detector, 0xFFFF, '9', 800, over: true));
    }

    [Fact]
    public void A_fax_tone_is_no_key_and_a_short_payload_nothing()
    {
        var detector = default(DigitDetector);
        Assert.Null(detector.Take(new(101, true, 1, 5, 9, 12, 4), [36, 0x80, 0, 160], 0));
        Assert.Null(detector.Take(new(101, true, 1, 6, 9, 12, 3), [1, 0x80, 0], 0));
    }

    [Fact]
    public void A_press_we_send_is_heard_as_the_same_press()
    {
        var sender = new DigitSender();
        sender.Add((byte)TelephoneEvent.CodeOf('*'), 90);
        sender.Add((byte)TelephoneEvent.CodeOf('D'), 40);
        var detector = default(DigitDetector);
        var heard = new List<Digit>();
        var payload = new byte[4];
        int packets = 0;
        int ends = 0;
        uint timestamp = 0;
        for (int frame = 0; frame < 40; frame++)
        {
            if (!sender.Next(payload, out bool first))
            {
                continue;
            }

            packets++;
            ends += payload[1] >> 7;
            timestamp = first ? (uint)(frame * 160) : timestamp;
            if (detector.Take(new(101, first, 0, timestamp, 1, 12, 4), payload, frame * 160) is { } digit)
            {
                heard.Add(digit);
            }
        }

        Assert.Equal([new Digit('*', 90), new Digit('D', 40)], heard);
        Assert.Equal(6, ends);
        Assert.Equal(5 + 2 + 2 + 2, packets);
        Assert.True(sender.Idle);
    }

    [Fact]
    public void Every_key_has_a_code_and_back()
    {
        foreach (char key in "0123456789*#ABCD!")
        {
            Assert.Equal(key, TelephoneEvent.KeyOf((byte)TelephoneEvent.CodeOf(key)));
        }

        Assert.Equal(12, TelephoneEvent.CodeOf('a'));
        Assert.Equal(-1, TelephoneEvent.CodeOf('x'));
        Assert.Equal('\0', TelephoneEvent.KeyOf(17));
    }

    private static Digit? Take(ref DigitDetector detector, uint timestamp, char key, int duration, bool over = false, long now = 0) =>
        detector.Take(
            new RtpHeader(101, false, 1, timestamp, 42, 12, 4),
            [(byte)TelephoneEvent.CodeOf(key), (byte)(over ? 0x8A : 0x0A), (byte)(duration >> 8), (byte)duration],
            now);
}
