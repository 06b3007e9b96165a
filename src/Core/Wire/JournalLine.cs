using System.Buffers;
using System.Text.Json;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;

namespace CallCenter.Core.Wire;

/// <summary>
/// The payload of one journal record of the switchboard: the event, a line feed, the effects that were decided on it. Both in one
/// record, so that a replay can compare what it decides with what was decided, and so that retention removes both together.
/// </summary>
public sealed class JournalLine : IDisposable
{
    private static readonly JsonWriterOptions Writing = new()
    {
        // Chinese stays readable and short; nothing of this is ever put into a web page.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;
    private int decidedAt;

    /// <summary>A writer that is used again and again by one thread.</summary>
    public JournalLine() => json = new Utf8JsonWriter(buffer, Writing);

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    /// <summary>The whole payload of the last <see cref="Write"/>; valid until the next.</summary>
    public ReadOnlySpan<byte> Payload => buffer.WrittenSpan;

    /// <summary>The part of the payload that holds the decided effects.</summary>
    public ReadOnlySpan<byte> Decided => buffer.WrittenSpan[decidedAt..];

    /// <summary>Writes one event and its effects.</summary>
    public void Write(SwitchboardEvent happened, List<Effect> decided)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        JsonSerializer.Serialize(json, happened, CoreJson.Default.SwitchboardEvent);
        json.Flush();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        decidedAt = buffer.WrittenCount;
        json.Reset();
        JsonSerializer.Serialize(json, decided, CoreJson.Default.ListEffect);
        json.Flush();
    }

    /// <summary>Reads the event of a payload.</summary>
    /// <exception cref="JsonException">Not such a payload.</exception>
    public static SwitchboardEvent ReadEvent(ReadOnlySpan<byte> payload)
    {
        var end = payload.IndexOf((byte)'\n');
        return JsonSerializer.Deserialize(end < 0 ? payload : payload[..end], CoreJson.Default.SwitchboardEvent)
            ?? throw new JsonException("the payload holds no event");
    }

    /// <summary>The bytes of the decided effects of a payload; empty when it has none.</summary>
    public static ReadOnlySpan<byte> DecidedBytes(ReadOnlySpan<byte> payload)
    {
        var end = payload.IndexOf((byte)'\n');
        return end < 0 ? [] : payload[(end + 1)..];
    }

    /// <summary>Reads the decided effects of a payload.</summary>
    /// <exception cref="JsonException">Not such a payload.</exception>
    public static List<Effect> ReadDecided(ReadOnlySpan<byte> payload)
    {
        var bytes = DecidedBytes(payload);
        return bytes.IsEmpty ? [] : JsonSerializer.Deserialize(bytes, CoreJson.Default.ListEffect) ?? [];
    }
}
