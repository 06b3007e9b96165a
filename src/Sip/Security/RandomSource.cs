using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.Sip;

/// <summary>Numbers nobody can guess, for tags, branches and Call-IDs (RFC 3261 §19.3), taken from the system in blocks.</summary>
internal sealed class RandomSource
{
    private readonly byte[] block = new byte[4096];
    private int used = 4096;

    /// <summary>A random number other than 0.</summary>
    public ulong Next()
    {
        while (true)
        {
            if (used + 8 > block.Length)
            {
                RandomNumberGenerator.Fill(block);
                used = 0;
            }

            var number = BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(used));
            used += 8;
            if (number != 0)
            {
                return number;
            }
        }
    }

    /// <summary>A random number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);
}
