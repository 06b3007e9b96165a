namespace CallCenter.Media.Browser;

/// <summary>The packet indexes of each source a peer sends from: at most eight, so that a peer can't make us remember without end.</summary>
internal sealed class SrtpStreams
{
    private const int Most = 8;

    private readonly uint[] sources = new uint[Most];
    private readonly ReplayWindow[] windows = new ReplayWindow[Most];
    private int count;

    /// <summary>Where a source stands, or would stand; -1: there are eight others.</summary>
    public int Find(uint ssrc)
    {
        for (int n = 0; n < count; n++)
        {
            if (sources[n] == ssrc)
            {
                return n;
            }
        }

        return count < Most ? count : -1;
    }

    /// <summary>The window at a place that <see cref="Find"/> gave.</summary>
    public ref ReplayWindow this[int place] => ref windows[place];

    /// <summary>A genuine packet came: from now on the source is known.</summary>
    public void Take(int place, uint ssrc, ulong index)
    {
        if (place == count)
        {
            sources[count++] = ssrc;
        }

        windows[place].Take(index);
    }
}
