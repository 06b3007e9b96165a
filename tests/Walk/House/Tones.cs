namespace CallCenter.Walk.House;

/// <summary>Who is heard by what frequency, Hz. Each fits whole periods into 50 ms and none is a harmonic of another.</summary>
internal static class Tones
{
    public const double Caller = 440;
    public const double Agent = 700;
    public const double Greeting = 1040;
    public const double Music = 1500;
    public const double Code = 1900;
    public const double Intruder = 2460;
}
