using CallCenter.Media;
using CallCenter.Media.Audio;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>
/// Hears one mark in received RTP: Goertzel's filter at the mark and 20 Hz to either side of it, over windows of 100 ms (bins of 10 Hz).
/// A window has the mark when the tone has about its level and stands 10 dB over both sides; the mark counts as heard after five such
/// windows in a row, which speech and music were seen not to give. Fed on the media thread, read from any.
/// </summary>
internal sealed class MarkDetector : IAudioListener
{
    private const int Window = 800;
    private const int Needed = 5;
    private readonly double middleFactor;
    private readonly double lowerFactor;
    private readonly double upperFactor;
    private (double One, double Two) middle;
    private (double One, double Two) lower;
    private (double One, double Two) upper;
    private int samples;
    private int inRow;
    private volatile bool heard;

    public MarkDetector(int hz)
    {
        middleFactor = Factor(hz);
        lowerFactor = Factor(hz - 20);
        upperFactor = Factor(hz + 20);
    }

    /// <summary>Whether the mark was heard; stays so.</summary>
    public bool Heard => heard;

    public void OnAudio(MediaLeg leg, AudioCodec codec, uint timestamp, ReadOnlySpan<byte> payload) => Hear(codec, payload);

    public void Hear(AudioCodec codec, ReadOnlySpan<byte> payload)
    {
        if (heard)
        {
            return;
        }

        foreach (var octet in payload)
        {
            var sample = (codec == AudioCodec.Pcma ? G711.AlawToLinear(octet) : G711.UlawToLinear(octet)) / 32768.0;
            Feed(ref middle, middleFactor, sample);
            Feed(ref lower, lowerFactor, sample);
            Feed(ref upper, upperFactor, sample);
            if (++samples == Window)
            {
                Judge();
            }
        }
    }

    private void Judge()
    {
        var tone = Peak(middle, middleFactor);
        var beside = Math.Max(Peak(lower, lowerFactor), Peak(upper, upperFactor));
        var here = tone is > Mark.Peak / 2 and < Mark.Peak * 2 && tone * tone > 10 * beside * beside;
        inRow = here ? inRow + 1 : 0;
        heard |= inRow >= Needed;
        samples = 0;
        middle = lower = upper = default;
    }

    private static double Factor(int hz) => 2 * Math.Cos(2 * Math.PI * hz / 8000);

    private static void Feed(ref (double One, double Two) state, double factor, double sample) =>
        state = (sample + (factor * state.One) - state.Two, state.One);

    private static double Peak((double One, double Two) state, double factor) =>
        2 * Math.Sqrt(Math.Max(0, (state.One * state.One) + (state.Two * state.Two) - (factor * state.One * state.Two))) / Window;
}
