using System.Buffers.Binary;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

/// <summary>A recording as any player reads it: chunk by chunk, trusting only the sizes in the file.</summary>
internal sealed class WavFile
{
    public WavFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Whole = new byte[stream.Length];
        stream.ReadExactly(Whole);
        Assert.Equal("RIFF"u8.ToArray(), Whole[..4]);
        Assert.Equal("WAVE"u8.ToArray(), Whole[8..12]);
        Assert.Equal(Whole.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(Whole.AsSpan(4)));
        int samples = -1;
        for (int at = 12; at < Whole.Length;)
        {
            string name = System.Text.Encoding.ASCII.GetString(Whole, at, 4);
            int length = BinaryPrimitives.ReadInt32LittleEndian(Whole.AsSpan(at + 4));
            var body = Whole.AsSpan(at + 8, length);
            switch (name)
            {
                case "fmt ":
                    Assert.Equal(6, BinaryPrimitives.ReadInt16LittleEndian(body));
                    Assert.Equal(2, BinaryPrimitives.ReadInt16LittleEndian(body[2..]));
                    Assert.Equal(8000, BinaryPrimitives.ReadInt32LittleEndian(body[4..]));
                    Assert.Equal(16000, BinaryPrimitives.ReadInt32LittleEndian(body[8..]));
                    Assert.Equal(8, BinaryPrimitives.ReadInt16LittleEndian(body[14..]));
                    break;
                case "fact":
                    samples = BinaryPrimitives.ReadInt32LittleEndian(body);
                    break;
                case "data":
                    Left = [.. body.ToArray().Where((_, i) => i % 2 == 0)];
                    Right = [.. body.ToArray().Where((_, i) => i % 2 == 1)];
                    break;
            }

            at += 8 + length;
        }

        Assert.Equal(Left.Length, Right.Length);
        Assert.Equal(samples, Left.Length);
    }

    public byte[] Whole { get; }

    public byte[] Left { get; } = [];

    public byte[] Right { get; } = [];
}
