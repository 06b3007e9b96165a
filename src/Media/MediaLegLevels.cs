namespace CallCenter.Media;

/// <summary>Peaks of the last 100 to 200 ms.</summary>
/// <param name="InPeak">Largest sample received, 0 to 32767; of a muted leg too.</param>
/// <param name="OutPeak">Largest sample sent, 0 to 32767.</param>
public readonly record struct MediaLegLevels(int InPeak, int OutPeak);
