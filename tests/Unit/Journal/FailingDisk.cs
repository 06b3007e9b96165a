using CallCenter.Journal;

namespace CallCenter.Unit.Journal;

/// <summary>A disk that can be full (writes half of what is given and fails), hung, or unable to fsync.</summary>
internal sealed class FailingDisk : IJournalDisk, IDisposable
{
    private readonly ManualResetEventSlim _moving = new(true);

    public bool IsFull { get; set; }

    public bool FailsSync { get; set; }

    public int Syncs;

    public int WritesAfterFailedSync;

    public void Hang() => _moving.Reset();

    public void Resume() => _moving.Set();

    public void Dispose() => _moving.Dispose();

    public IJournalFile Create(string path) => IsFull ? throw new IOException("No space left on device") : new File(this, RealDisk.Instance.Create(path));

    public IJournalFile Open(string path) => new File(this, RealDisk.Instance.Open(path));

    private sealed class File(FailingDisk disk, IJournalFile real) : IJournalFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            disk._moving.Wait();
            if (disk.IsFull)
            {
                real.Write(offset, bytes[..(bytes.Length / 2)]);
                throw new IOException("No space left on device");
            }

            real.Write(offset, bytes);
            if (disk.Syncs < 0)
            {
                Interlocked.Increment(ref disk.WritesAfterFailedSync);
            }
        }

        public int Read(long offset, Span<byte> bytes) => real.Read(offset, bytes);

        public void Sync()
        {
            if (disk.FailsSync)
            {
                Interlocked.Exchange(ref disk.Syncs, -1);
                throw new IOException("Input/output error");
            }

            real.Sync();
        }

        public void Dispose() => real.Dispose();
    }
}
