using System.Diagnostics;
using CallCenter.Media.Mixing;
using CallCenter.Media.Native;

namespace CallCenter.Media.Plane;

/// <summary>The 20 ms clock of a media thread.</summary>
internal sealed unsafe partial class MediaThread
{
    private long tick;
    private long ticksMeasured;
    private long tickBase;
    private long faults;
    private long faultToldAt;

    private void Tick(long now)
    {
        ulong due = 0;
        if (Libc.read(timer, &due, sizeof(ulong)) != sizeof(ulong))
        {
            return;
        }

        MeasureLateness((long)due);
        if (due > MostFramesAtOnce)
        {
            Counts.TicksSkipped += (long)due - MostFramesAtOnce;
            due = MostFramesAtOnce;
        }

        for (; due > 0; due--)
        {
            for (int i = paced.Count - 1; i >= 0; i--)
            {
                if (!FrameOf(paced[i], now, newest: due == 1))
                {
                    paced.RemoveAt(i);
                }
            }

            for (int i = mixes.Count - 1; i >= 0; i--)
            {
                FrameOf(mixes[i], now);
            }

            SweepSome(now);
            TickBrowsers(now);
        }

        Counts.Allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>A fiftieth of the legs each frame, so that each is looked at once a second.</summary>
    private void SweepSome(long now)
    {
        for (int slot = (int)(tick++ % 50); slot < slots; slot += 50)
        {
            try
            {
                legs[slot]?.Sweep(now);
            }
            catch (Exception fault)
            {
                Faulted(fault);
            }
        }
    }

    private void TickBrowsers(long now)
    {
        try
        {
            browsers?.Tick(now);
        }
        catch (Exception fault)
        {
            Faulted(fault);
        }
    }

    /// <summary>A fault costs the leg its frame and the others nothing.</summary>
    private bool FrameOf(LegCore leg, long now, bool newest)
    {
        try
        {
            return leg.Frame(now, newest);
        }
        catch (Exception fault)
        {
            Faulted(fault);
            return true;
        }
    }

    private void FrameOf(Mix mix, long now)
    {
        try
        {
            mix.Frame(now);
        }
        catch (Exception fault)
        {
            Faulted(fault);
        }
    }

    /// <summary>At most one line a second: a leg that always fails would write fifty.</summary>
    private void Faulted(Exception fault)
    {
        faults++;
        long now = Stopwatch.GetTimestamp();
        if (faults == 1 || now - faultToldAt >= Stopwatch.Frequency)
        {
            faultToldAt = now;
            MediaLog.ClockFault(logger, faults, fault);
        }
    }

    private void MeasureLateness(long due)
    {
        long at = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
        ticksMeasured += due;
        long first = at - (ticksMeasured * FrameNanoseconds / 1000);
        if (tickBase == 0 || first < tickBase)
        {
            tickBase = first;
        }

        // Of several frames due at once, the first is the latest.
        Counts.CountLateness(first - tickBase + ((due - 1) * FrameNanoseconds / 1000));
    }
}
