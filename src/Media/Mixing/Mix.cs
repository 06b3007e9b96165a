using CallCenter.Media.Plane;

namespace CallCenter.Media.Mixing;

/// <summary>
/// Several parties who hear each other, by a table of who hears whom. Owned by one media thread, to which its legs come; every 20 ms each ear is sent the
/// sum of what it may hear. Nothing is allocated per frame.
/// </summary>
internal sealed class Mix(MediaThread home, int[] hears)
{
    /// <summary>Most parties of one mix.</summary>
    public const int Most = 16;

    private readonly LegCore?[] legs = new LegCore?[hears.Length];
    private readonly short[][] said = [.. hears.Select(_ => new short[MediaClock.Frame])];
    private readonly bool[] spoke = new bool[hears.Length];
    private readonly int[] sum = new int[MediaClock.Frame];
    private readonly short[] ear = new short[MediaClock.Frame];
    private int present;

    /// <summary>The thread to which every leg of it comes.</summary>
    public MediaThread Home { get; } = home;

    /// <summary>On the home thread: a party is here.</summary>
    public void Enter(int place, LegCore leg)
    {
        legs[place] = leg;
        if (++present == 1)
        {
            Home.Add(this);
        }
    }

    /// <summary>On the home thread: a party leaves; the last one ends the mix.</summary>
    public void Leave(int place)
    {
        legs[place] = null;
        if (--present == 0)
        {
            Home.Remove(this);
        }
    }

    /// <summary>A key was pressed at one place: whoever hears that party gets it too.</summary>
    public void PassDigit(int from, byte code, int ms)
    {
        for (int place = 0; place < legs.Length; place++)
        {
            if (place != from && Hears(place, from))
            {
                legs[place]?.SendDigit(code, ms);
            }
        }
    }

    /// <summary>One frame of 20 ms for every ear.</summary>
    public void Frame(long now)
    {
        for (int place = 0; place < legs.Length; place++)
        {
            spoke[place] = legs[place] is { } leg && leg.TakeSpeech(said[place]);
        }

        for (int place = 0; place < legs.Length; place++)
        {
            if (legs[place] is not { } leg)
            {
                continue;
            }

            sum.AsSpan().Clear();
            for (int from = 0; from < legs.Length; from++)
            {
                if (from == place || !spoke[from] || !Hears(place, from))
                {
                    continue;
                }

                var voice = said[from];
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += voice[i];
                }
            }

            for (int i = 0; i < sum.Length; i++)
            {
                ear[i] = (short)Math.Clamp(sum[i], short.MinValue, short.MaxValue);
            }

            leg.SendMixed(ear, now);
        }
    }

    private bool Hears(int ear, int mouth) => (hears[ear] & (1 << mouth)) != 0;
}
