using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Threading.Channels;
using CallCenter.Core.Calls;
using CallCenter.Sip;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Ladder;

/// <summary>
/// Every SIP message of the last days' calls on disk, one file an hour, so that a call's ladder can be shown afterwards. Messages that
/// belong to no call are not kept: a stranger could fill the disk with them, and feature codes hold PINs. Appended by a worker of its
/// own: when the disk can't follow, messages are left out and counted, calls are not held up.
/// </summary>
internal sealed class SipLadder : IAsyncDisposable
{
    /// <summary>Record kinds in the file.</summary>
    internal const byte Received = 0;
    internal const byte Sent = 1;
    internal const byte Belongs = 2;

    /// <summary>Bytes of one hour's file at most, by default.</summary>
    internal const long MostBytesAnHour = 256 << 20;

    /// <summary>How long a dialog's last messages may come after its end: timer H and its kin.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(64);

    private readonly Channel<byte[]> waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(16_384) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly long mostBytes;
    private readonly Task worker;
    private readonly HashSet<string> owned = new(StringComparer.Ordinal);
    private readonly Queue<(long At, string SipCallId)> over = new();
    private readonly UnownedMessages unowned = new();
    private long leftOut;

    public SipLadder(string folder, TimeProvider time, ILogger log, long mostBytes = MostBytesAnHour)
    {
        this.mostBytes = mostBytes;
        this.folder = folder;
        this.time = time;
        this.log = log;
        System.IO.Directory.CreateDirectory(folder);
        worker = Task.Run(WriteAllAsync);
    }

    /// <summary>Messages that were not kept.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    /// <summary>Dialogs whose messages are kept.</summary>
    internal int Owned => owned.Count;

    /// <summary>A message passed; called on the SIP loop.</summary>
    public void Keep(in SipTrace trace)
    {
        while (over.TryPeek(out var first) && time.GetElapsedTime(first.At) > Afterwards)
        {
            over.Dequeue();
            owned.Remove(first.SipCallId);
        }

        var sipCallId = trace.ReadCallId();
        var record = Record(trace.Sent ? Sent : Received, trace.Local, trace.Remote, trace.Bytes.Span);
        if (owned.Contains(sipCallId))
        {
            Put(record);
        }
        else if (sipCallId.Length > 0)
        {
            unowned.Add(sipCallId, record);
        }
    }

    /// <summary>A SIP dialog belongs to a call; what passed of it before is kept, too. Called on the SIP loop.</summary>
    public void Belong(CallId call, string sipCallId)
    {
        owned.Add(sipCallId);
        Put(Record(Belongs, null, null, Encoding.UTF8.GetBytes($"{call}\n{sipCallId}")));
        foreach (var record in unowned.Take(sipCallId))
        {
            Put(record);
        }
    }

    /// <summary>A SIP dialog is over; its last messages are still kept. Called on the SIP loop.</summary>
    public void Over(string sipCallId) => over.Enqueue((time.GetTimestamp(), sipCallId));

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await worker.ConfigureAwait(false);
    }

    /// <summary>kind, milliseconds, local and remote endpoint as text, bytes; each with its length.</summary>
    private byte[] Record(byte kind, IPEndPoint? local, IPEndPoint? remote, ReadOnlySpan<byte> bytes)
    {
        var from = local is null ? string.Empty : local.ToString();
        var to = remote is null ? string.Empty : remote.ToString();
        var record = new byte[15 + from.Length + to.Length + bytes.Length];
        record[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(1), time.GetUtcNow().ToUnixTimeMilliseconds());
        record[9] = (byte)from.Length;
        record[10] = (byte)to.Length;
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(11), bytes.Length);
        Encoding.ASCII.GetBytes(from, record.AsSpan(15));
        Encoding.ASCII.GetBytes(to, record.AsSpan(15 + from.Length));
        bytes.CopyTo(record.AsSpan(15 + from.Length + to.Length));
        return record;
    }

    private void Put(byte[] record)
    {
        if (!waiting.Writer.TryWrite(record))
        {
            Interlocked.Increment(ref leftOut);
        }
    }

    private async Task WriteAllAsync()
    {
        FileStream? file = null;
        var hour = string.Empty;
        var full = string.Empty;
        try
        {
            while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                try
                {
                    var now = LadderFiles.NameOf(time.GetUtcNow());
                    if (now != hour)
                    {
                        file?.Dispose();
                        file = new FileStream(Path.Combine(folder, now), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 65_536);
                        hour = now;
                        LadderFiles.Forget(folder, time.GetUtcNow());
                    }

                    while (waiting.Reader.TryRead(out var record))
                    {
                        if (file!.Position + record.Length <= mostBytes)
                        {
                            file.Write(record);
                            continue;
                        }

                        Interlocked.Increment(ref leftOut);
                        if (full != hour)
                        {
                            full = hour;
                            log.LadderFull(now, mostBytes);
                        }
                    }

                    file!.Flush();
                }
                catch (IOException why)
                {
                    // A full disk: the ladder goes without, calls go on.
                    log.LadderFailed(why.Message);
                    file?.Dispose();
                    file = null;
                    hour = string.Empty;
                    while (waiting.Reader.TryRead(out _))
                    {
                        Interlocked.Increment(ref leftOut);
                    }
                }
            }
        }
        finally
        {
            file?.Dispose();
        }
    }
}
