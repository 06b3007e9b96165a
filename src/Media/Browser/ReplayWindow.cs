namespace CallCenter.Media.Browser;

/// <summary>Which packet indexes of a stream were seen: the newest and the 127 before it (RFC 3711, section 3.3.2). Pure.</summary>
internal struct ReplayWindow
{
    private const int Width = 128;

    private UInt128 seen;

    /// <summary>Whether any index was taken.</summary>
    public bool Begun { get; private set; }

    /// <summary>The highest index taken.</summary>
    public ulong Highest { get; private set; }

    /// <summary>Whether an index is new and not too old to tell.</summary>
    public readonly bool IsNew(ulong index)
    {
        if (!Begun || index > Highest)
        {
            return true;
        }

        ulong back = Highest - index;
        return back < Width && (seen & (UInt128.One << (int)back)) == 0;
    }

    /// <summary>Remembers an index that is genuine.</summary>
    public void Take(ulong index)
    {
        if (!Begun)
        {
            Begun = true;
            Highest = index;
            seen = UInt128.One;
        }
        else if (index > Highest)
        {
            ulong ahead = index - Highest;
            seen = ahead < Width ? (seen << (int)ahead) | UInt128.One : UInt128.One;
            Highest = index;
        }
        else if (Highest - index < Width)
        {
            seen |= UInt128.One << (int)(Highest - index);
        }
    }

    /// <summary>The 48-bit index that a 16-bit sequence number most likely means (RFC 3711, section 3.3.1 and appendix A); false: it lies before the first one.</summary>
    public readonly bool TryIndex(ushort sequence, out ulong index)
    {
        if (!Begun)
        {
            index = sequence;
            return true;
        }

        long rollOver = (long)(Highest >> 16);
        int ahead = sequence - (ushort)Highest;
        rollOver += ahead > 0x8000 ? -1 : ahead < -0x8000 ? 1 : 0;
        index = rollOver < 0 ? 0 : ((ulong)rollOver << 16) | sequence;
        return rollOver >= 0;
    }
}
