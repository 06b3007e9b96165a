using CallCenter.Media;
using CallCenter.Media.Audio;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>
/// The quiet tone by which a simulated party is known in the RTP of the other. Every frequency is a multiple of 50 Hz: 20 ms hold whole
/// periods, so that clips of whole packets loop without a jump.
/// </summary>
internal static class Mark
{
    /// <summary>Peak of the tone, as a part of full scale: about 10 dB below speech.</summary>
    public const double Peak = 0.05;

    private const int CallerMarks = 17;
    private const int AgentMarks = 28;

    /// <summary>1,100 to 1,900 Hz (1,050 is a note of the music, C6); repeats after 17 callers.</summary>
    public static int OfCaller(int index) => 1100 + (50 * (index % CallerMarks));

    /// <summary>2,000 to 3,350 Hz; repeats after 28 agents.</summary>
    public static int OfAgent(int index) => 2000 + (50 * (index % AgentMarks));

    /// <summary>The clip with the tone under it, filled up with the tone alone to whole packets of 20 ms.</summary>
    public static AudioClip Mix(AudioClip clip, int hz)
    {
        var speech = clip.Octets(AudioCodec.Pcma);
        var mixed = new short[(speech.Length + 159) / 160 * 160];
        for (var i = 0; i < mixed.Length; i++)
        {
            var tone = short.MaxValue * Peak * Math.Sin(2 * Math.PI * hz * i / 8000);
            var said = i < speech.Length ? G711.AlawToLinear(speech[i]) : 0;
            mixed[i] = (short)Math.Clamp(said + tone, short.MinValue, short.MaxValue);
        }

        return AudioClip.FromLinear(mixed);
    }
}
