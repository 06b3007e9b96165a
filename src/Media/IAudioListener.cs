namespace CallCenter.Media;

/// <summary>A tap on what a leg's party says. Called on the media thread for every packet: it must not block and must not allocate.</summary>
public interface IAudioListener
{
    /// <summary>One packet of speech as it was received, in order of arrival (not of timestamp).</summary>
    /// <param name="leg">The leg it came from.</param>
    /// <param name="codec">How the payload is coded.</param>
    /// <param name="timestamp">RTP timestamp of its first sample, 8 kHz.</param>
    /// <param name="payload">The samples; valid only during the call.</param>
    void OnAudio(MediaLeg leg, AudioCodec codec, uint timestamp, ReadOnlySpan<byte> payload);
}
