using System.Text.Json;
using CallCenter.Core.Calls;

namespace CallCenter.Casework.Drafts;

/// <summary>
/// Drafts on disk: one line of JSON for each change, the newest line of a ticket is what it is. Written before a change is acknowledged, so
/// that no typed word depends on the database or on this process. A torn last line is what was never acknowledged.
/// </summary>
public sealed class DraftLog : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string path;
    private FileStream file;
    private long sinceSync;

    private DraftLog(string path, FileStream file) => (this.path, this.file) = (path, file);

    /// <summary>Opens the log, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="drafts">What is open in it, oldest first.</param>
    public static DraftLog Open(string path, out IReadOnlyList<Draft> drafts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var found = new Dictionary<CallId, Draft>();
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                if (Read(line) is not { } read)
                {
                    continue;
                }

                if (read.Draft is { } draft)
                {
                    found[read.Ticket] = draft;
                }
                else
                {
                    found.Remove(read.Ticket);
                }
            }
        }

        drafts = [.. found.Values.OrderBy(d => d.CreatedMs).ThenBy(d => d.Ticket)];
        var fresh = path + ".new";
        using (var writer = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            foreach (var draft in drafts)
            {
                Append(writer, draft.Ticket, draft);
            }

            writer.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        return new DraftLog(path, Writer(path));
    }

    /// <summary>Keeps a draft as it is now; null: it is in the database for good.</summary>
    /// <param name="ticket">Which.</param>
    /// <param name="draft">What it is.</param>
    /// <param name="sync">Waits until the disk has it: for what a citizen was promised.</param>
    /// <exception cref="IOException">The disk refuses; the change must be refused too.</exception>
    public void Keep(CallId ticket, Draft? draft, bool sync)
    {
        Append(file, ticket, draft);
        sinceSync++;
        file.Flush(flushToDisk: sync);
        if (sync)
        {
            sinceSync = 0;
        }
    }

    /// <summary>Brings to the disk what the system still holds; call it about once a second.</summary>
    public void Sync()
    {
        if (sinceSync > 0)
        {
            sinceSync = 0;
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Length of the file, bytes.</summary>
    public long Length => file.Length;

    /// <summary>Writes the file anew with what is open only.</summary>
    public void Compact(IEnumerable<Draft> open)
    {
        var fresh = path + ".new";
        using (var writer = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            foreach (var draft in open)
            {
                Append(writer, draft.Ticket, draft);
            }

            writer.Flush(flushToDisk: true);
        }

        file.Dispose();
        File.Move(fresh, path, overwrite: true);
        file = Writer(path);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static FileStream Writer(string path) => new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static void Append(FileStream to, CallId ticket, Draft? draft)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new Line(ticket, draft), Json);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';
        to.Write(line);
    }

    private static Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(CallId Ticket, Draft? Draft);
}
