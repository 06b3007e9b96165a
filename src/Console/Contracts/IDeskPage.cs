namespace CallCenter.Console.Contracts;

/// <summary>What the hub <c>/hub/desk</c> tells a page.</summary>
public interface IDeskPage
{
    /// <summary>News of a stream that the page subscribed to.</summary>
    Task News(StreamNews news);

    /// <summary>The page fell behind: it subscribes to the stream again and gets a snapshot.</summary>
    Task Behind(string stream);
}

/// <summary>What a page can ask the hub <c>/hub/desk</c>.</summary>
public interface IDeskHub
{
    /// <summary>Begins a stream, or goes on with it.</summary>
    Task<StreamStart> Subscribe(SubscribeRequest wanted);

    /// <summary>Ends a stream.</summary>
    Task Unsubscribe(string stream);

    /// <summary>Does a command, once.</summary>
    Task<CommandAck> Command(CommandEnvelope wanted);

    /// <summary>Levels of the seat's voice, ten times a second while the page listens.</summary>
    IAsyncEnumerable<VoiceLevels> Levels(CancellationToken cancellation);
}

/// <summary>What the server hears of the seat's voice.</summary>
/// <param name="InDbfs">Peak of what the agent says since the last, dBFS; -96 is silence.</param>
/// <param name="OutDbfs">Peak of what he hears.</param>
/// <param name="LossPermille">Packets lost of the last, in thousandths.</param>
/// <param name="JitterMs">Jitter of what arrives, milliseconds.</param>
/// <param name="RoundTripMs">Round-trip; null: not known yet.</param>
public sealed record VoiceLevels(int InDbfs, int OutDbfs, int LossPermille, int JitterMs, int? RoundTripMs);
