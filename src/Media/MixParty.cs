namespace CallCenter.Media;

/// <summary>One party of a mix.</summary>
/// <param name="Leg">Its leg.</param>
/// <param name="Hears">Bit n: it hears the n-th party of the list. Its own bit means nothing: nobody hears himself.</param>
public readonly record struct MixParty(MediaLeg Leg, int Hears);
