using Microsoft.Extensions.Logging;

namespace CallCenter.Media.Recording;

internal sealed class RecordingWriter(MediaOptions options, IMediaEvents events, TimeProvider time, ILogger logger)
{
    public void Start() => _ = (options, events, time, logger);

    public void Stop() => _ = options;
}
