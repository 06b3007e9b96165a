using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Threading.Channels;
using CallCenter.Core.Calls;
using CallCenter.Sip;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Ladder;

/// <summary>
/// Every SIP message of the last days on disk, one file an hour, so that a call's ladder can be shown afterwards. Appended by a
/// worker of its own: when the disk can't follow, messages are left out and counted, calls are not held up.
/// </summary>
internal sealed class SipLadder : IAsyncDisposable
{
    /// <summary>Record kinds in the file.</summary>
    internal const byte Received = 0;
    internal const byte Sent = 1;
    internal const byte Belongs = 2;

    private readonly Channel<byte[]> waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(16_384) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Task worker;
    private long leftOut;

    public SipLadder(string folder, TimeProvider time, ILogger log)
    {
        this.folder = folder;
        this.time = time;
        this.log = log;
        System.IO.Directory.CreateDirectory(folder);
        worker = Task.Run(WriteAllAsync);
    }

    /// <summary>Messages that were not kept.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    /// <summary>A message passed; called on the SIP loop.</summary>
    public void Keep(in SipTrace trace) => Put(trace.Sent ? Sent : Received, trace.Local, trace.Remote, trace.Bytes.Span);

    /// <summary>A SIP dialog belongs to a call; called on the SIP loop.</summary>
    public void Belong(CallId call, string sipCallId) =>
        Put(Belongs, null, null, Encoding.UTF8.GetBytes($"{call}\n{sipCallId}"));

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await worker.ConfigureAwait(false);
    }

    /// <summary>kind, milliseconds, local and remote endpoint as text, bytes; each with its length.</summary>
    private void Put(byte kind, IPEndPoint? local, IPEndPoint? remote, ReadOnlySpan<byte> bytes)
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
        if (!waiting.Writer.TryWrite(record))
        {
            Interlocked.Increment(ref leftOut);
        }
    }

    private async Task WriteAllAsync()
    {
        FileStream? file = null;
        var hour = string.Empty;
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
                        file!.Write(record);
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
