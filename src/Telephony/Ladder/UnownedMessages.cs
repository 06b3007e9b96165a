namespace CallCenter.Telephony.Ladder;

/// <summary>
/// The last messages that belong to no call yet, by Call-ID: an INVITE passes before the gateway knows that it is a call. Bounded, so
/// that a stranger who sends without end only pushes out other strangers. On the SIP loop.
/// </summary>
internal sealed class UnownedMessages
{
    /// <summary>Bytes of records held at most.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Records held of one Call-ID at most: an INVITE that is challenged, and some retransmissions.</summary>
    public const int MostOfOne = 16;

    private readonly Dictionary<string, List<byte[]>> byCallId = new(StringComparer.Ordinal);
    private readonly Queue<(string CallId, List<byte[]> Records)> oldest = new();

    /// <summary>Bytes held.</summary>
    public int Bytes { get; private set; }

    public void Add(string callId, byte[] record)
    {
        if (!byCallId.TryGetValue(callId, out var records))
        {
            records = [];
            byCallId.Add(callId, records);
            oldest.Enqueue((callId, records));
            Bytes += Weight(callId);
        }

        if (records.Count < MostOfOne)
        {
            records.Add(record);
            Bytes += record.Length;
        }

        while (Bytes > MostBytes && oldest.TryDequeue(out var first))
        {
            Bytes -= Weight(first.CallId) + first.Records.Sum(r => r.Length);
            if (byCallId.TryGetValue(first.CallId, out var found) && ReferenceEquals(found, first.Records))
            {
                byCallId.Remove(first.CallId);
            }
        }
    }

    /// <summary>The messages of a Call-ID, which are then no longer held.</summary>
    public IReadOnlyList<byte[]> Take(string callId)
    {
        if (!byCallId.Remove(callId, out var records))
        {
            return [];
        }

        var taken = records.ToArray();
        Bytes -= taken.Sum(r => r.Length);
        records.Clear();
        return taken;
    }

    /// <summary>What an entry costs besides its records.</summary>
    private static int Weight(string callId) => 128 + (2 * callId.Length);
}
