using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CallCenter.Core.Calls;

/// <summary>
/// One call from INVITE to ticket. 64 bits: milliseconds since 2026-01-01 UTC (left), node (6 bits), counter (10 bits).
/// People read and type it as up to 13 characters of base 32 without I, L, O and U.
/// </summary>
/// <param name="Value">Positive; 0 means no call.</param>
[JsonConverter(typeof(CallIdConverter))]
public readonly record struct CallId(long Value) : IComparable<CallId>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Reads the written form: base 32 (any case), no separators.</summary>
    /// <returns>False when <paramref name="text"/> is empty, longer than 13 characters or has another letter.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CallId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > 13)
        {
            return false;
        }

        var value = 0L;
        foreach (var letter in text)
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (digit < 0 || value > long.MaxValue >> 5)
            {
                return false;
            }

            value = (value << 5) | (long)digit;
        }

        id = new CallId(value);
        return value > 0;
    }

    /// <summary>A call that a decision begins: from its time, so that a replay gives the same. Node 63 is never a server's.</summary>
    /// <param name="unixMs">Wall clock of the decision.</param>
    /// <param name="last">The last that was made so; the next is after it, wherever the clock was set meanwhile.</param>
    public static CallId OfDecision(long unixMs, CallId last)
    {
        var next = Math.Max(Math.Max(1, unixMs - CallIdSource.Epoch) << 10, ((last.Value >> 16 << 10) | (last.Value & 1023)) + 1);
        return new((next >> 10 << 16) | (63L << 10) | (next & 1023));
    }

    /// <inheritdoc/>
    public int CompareTo(CallId other) => Value.CompareTo(other.Value);

    /// <summary>The written form: at most 13 characters of base 32.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[13];
        var at = text.Length;
        var rest = Value;
        do
        {
            text[--at] = Alphabet[(int)(rest & 31)];
            rest >>= 5;
        }
        while (rest > 0 && at > 0);
        return new string(text[at..]);
    }

    /// <summary>Earlier call.</summary>
    public static bool operator <(CallId left, CallId right) => left.Value < right.Value;

    /// <summary>Later call.</summary>
    public static bool operator >(CallId left, CallId right) => left.Value > right.Value;

    /// <summary>Earlier or the same call.</summary>
    public static bool operator <=(CallId left, CallId right) => left.Value <= right.Value;

    /// <summary>Later or the same call.</summary>
    public static bool operator >=(CallId left, CallId right) => left.Value >= right.Value;
}
