using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;
using System.Text.Json;

namespace CallCenter.Telephony.Legs;

/// <summary>
/// One small record per established leg in a memory-mapped file: what was written survives a killed process without a flush. Written by
/// one thread. A slot is reused when its leg is over.
/// </summary>
public sealed class LegFile : IDisposable
{
    private const int FirstSlots = 64;
    private const int BlockBytes = 65_536;
    private readonly string path;
    private readonly Action<FileStream, ReadOnlyMemory<byte>> write;
    private readonly Stack<int> free = new();
    private MemoryMappedFile? map;
    private MemoryMappedViewAccessor? view;
    private (long Record, long Pulse)[] generations = [];
    private int slots;

    /// <summary>Begins a new file; what an earlier process left must have been read before.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public LegFile(string path)
        : this(path, static (file, bytes) => file.Write(bytes.Span))
    {
    }

    /// <summary>The same with a disk of the caller's.</summary>
    internal LegFile(string path, Action<FileStream, ReadOnlyMemory<byte>> write)
    {
        this.path = path;
        this.write = write;
        File.Delete(path);
        Grow(FirstSlots);
    }

    /// <summary>Largest record, bytes of JSON; a dialog whose route set is longer can't be kept.</summary>
    public static int MostRecordBytes => LegSlot.MostRecordBytes;

    /// <summary>Takes a slot for a new leg.</summary>
    /// <exception cref="IOException">The file must grow and the disk refuses; the legs that have a slot are kept as before.</exception>
    public int Take()
    {
        if (free.Count == 0)
        {
            Grow(slots * 2);
        }

        return free.Pop();
    }

    /// <summary>Writes a record.</summary>
    /// <returns>False when it is longer than <see cref="MostRecordBytes"/>; then the slot keeps what it had.</returns>
    public bool Write(int slot, ReadOnlySpan<byte> record)
    {
        if (record.Length > LegSlot.MostRecordBytes)
        {
            return false;
        }

        LegSlot.WriteRecord(view!, slot, record, ref generations[slot].Record);
        return true;
    }

    /// <summary>Writes where a leg's streams are.</summary>
    public void Write(int slot, LegPulse pulse)
    {
        Span<byte> bytes = stackalloc byte[LegSlot.MostPulseBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, pulse.Ssrc);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], pulse.Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[6..], pulse.Timestamp);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], pulse.PeerSsrc);
        var length = pulse.Latched is { } latched ? Encoding.ASCII.GetBytes(latched, bytes[14..]) : 0;
        LegSlot.WritePulse(view!, slot, bytes[..(14 + length)], ref generations[slot].Pulse);
    }

    /// <summary>The leg is over.</summary>
    public void Free(int slot)
    {
        LegSlot.WriteRecord(view!, slot, [], ref generations[slot].Record);
        LegSlot.WritePulse(view!, slot, [], ref generations[slot].Pulse);
        free.Push(slot);
    }

    /// <summary>The legs that a process left; a file that is not there or not of this form holds none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static IReadOnlyList<FoundLeg> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var found = new List<FoundLeg>();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[LegSlot.HeadSize];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(LegSlot.Magic))
        {
            return [];
        }

        var slot = new byte[LegSlot.Size];
        while (file.ReadAtLeast(slot, slot.Length, throwOnEndOfStream: false) == slot.Length)
        {
            if (LegSlot.ReadRecord(slot) is { Length: > 0 } record && JsonSerializer.Deserialize(record, LegJson.Default.LegRecord) is { } leg)
            {
                found.Add(new FoundLeg(leg, PulseOf(LegSlot.ReadPulse(slot))));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view?.Dispose();
        map?.Dispose();
    }

    private static LegPulse? PulseOf(byte[] bytes) => bytes.Length < 14 ? null : new LegPulse(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4)),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(6)),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(10)),
        bytes.Length == 14 ? null : Encoding.ASCII.GetString(bytes, 14, bytes.Length - 14));

    /// <summary>Makes room. Until the new mapping is there the old one stays in force.</summary>
    private void Grow(int wanted)
    {
        using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Fill(file, LegSlot.HeadSize + ((long)wanted * LegSlot.Size));
        }

        var grown = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        try
        {
            var seen = grown.CreateViewAccessor();
            view?.Dispose();
            map?.Dispose();
            (map, view) = (grown, seen);
        }
        catch
        {
            grown.Dispose();
            throw;
        }

        for (var slot = wanted - 1; slot >= slots; slot--)
        {
            free.Push(slot);
        }

        Array.Resize(ref generations, wanted);
        slots = wanted;
    }

    /// <summary>
    /// Writes zeros up to a length. A hole in the file would cost nothing now, but the first write into it on a full disk ends the process
    /// by SIGBUS; so the disk has to refuse here.
    /// </summary>
    private void Fill(FileStream file, long length)
    {
        var before = file.Length;
        try
        {
            var zeros = new byte[BlockBytes];
            file.Position = before;
            while (file.Position < length)
            {
                write(file, zeros.AsMemory(0, (int)Math.Min(BlockBytes, length - file.Position)));
            }

            if (before == 0)
            {
                file.Position = 0;
                write(file, LegSlot.Magic.ToArray());
            }
        }
        catch (IOException)
        {
            file.SetLength(before);
            throw;
        }
    }
}
