namespace CallCenter.Sip;

/// <summary>Keys of server transactions (RFC 3261 §17.2.3) and of merged requests (§8.2.2.2), built in one scratch buffer.</summary>
internal sealed class TransactionKeys
{
    private byte[] scratch = new byte[1024];
    private int length;

    /// <summary>The key a request matches by; valid until the next call. ACK matches the INVITE it belongs to.</summary>
    public ByteKey Of(SipMessage request, in SipViaView via, SipMethod method)
    {
        length = 0;
        if (via.Branch.Length > 7 && via.Branch.StartsWith("z9hG4bK"u8))
        {
            Add((byte)method).Add(via.Branch).Add(0).Add(via.Host).Add((byte)(via.Port >> 8)).Add((byte)via.Port);
        }
        else
        {
            // A peer of RFC 2543 has no branch that could be trusted.
            Add((byte)method).Add(1).Add(request.CallIdSpan).Add(0).Add(request.FromTag).Add(0).Add(Number(request.Sequence)).Add(0)
                .Add(via.Host).Add((byte)(via.Port >> 8)).Add((byte)via.Port);
        }

        return new ByteKey(scratch, length);
    }

    /// <summary>The key of requests that are the same and came by two ways; valid until the next call.</summary>
    public ByteKey Merged(SipMessage request)
    {
        length = 0;
        Add(255).Add((byte)request.Method).Add(request.CallIdSpan).Add(0).Add(request.FromTag).Add(0).Add(Number(request.Sequence));
        return new ByteKey(scratch, length);
    }

    private static ReadOnlySpan<byte> Number(uint number) => BitConverter.GetBytes(number);

    private TransactionKeys Add(byte one)
    {
        if (length == scratch.Length)
        {
            Array.Resize(ref scratch, length * 2);
        }

        scratch[length++] = one;
        return this;
    }

    private TransactionKeys Add(ReadOnlySpan<byte> some)
    {
        while (length + some.Length > scratch.Length)
        {
            Array.Resize(ref scratch, scratch.Length * 2);
        }

        some.CopyTo(scratch.AsSpan(length));
        length += some.Length;
        return this;
    }
}
