using CallCenter.Media.Recording;
using Microsoft.Extensions.Logging;

namespace CallCenter.Media.Plane;

internal sealed class MediaThread(int index, MediaOptions options, IMediaEvents events, RecordingWriter writer, PortRange ports, TimeProvider time, ILogger logger)
{
    public void Start() => _ = (index, options, events, writer, ports, time, logger);

    public void Stop(bool started) => _ = (index, started);

    public static MediaCounters Sum(MediaThread[] threads, RecordingWriter writer) => new() { Legs = threads.Length, Recordings = writer is null ? 1 : 0 };
}
