using System.Globalization;
using System.Text.Json.Serialization;

namespace CallCenter.Core.Calls;

/// <summary>
/// One party's line (SIP leg). A caller's line has the number of his call; a line that the switchboard asks for is derived
/// from the sequence number of the decision, so that a replay gives the same.
/// </summary>
/// <param name="Value">0 means no line.</param>
[JsonConverter(typeof(LineIdConverter))]
public readonly record struct LineId(long Value) : IComparable<LineId>
{
    private const long Derived = 1L << 62;

    /// <summary>The line on which a caller came in.</summary>
    public static LineId OfCaller(CallId call) => new(call.Value);

    /// <summary>The n-th line asked for by the decision on event <paramref name="seq"/>.</summary>
    /// <param name="seq">Sequence number of the event.</param>
    /// <param name="n">0 to 255.</param>
    public static LineId OfDecision(long seq, int n) => new(Derived | (seq << 8) | (long)(n & 255));

    /// <summary>No line.</summary>
    public bool IsNone => Value == 0;

    /// <inheritdoc/>
    public int CompareTo(LineId other) => Value.CompareTo(other.Value);

    /// <summary>Decimal number.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Smaller number.</summary>
    public static bool operator <(LineId left, LineId right) => left.Value < right.Value;

    /// <summary>Larger number.</summary>
    public static bool operator >(LineId left, LineId right) => left.Value > right.Value;

    /// <summary>Smaller number or the same.</summary>
    public static bool operator <=(LineId left, LineId right) => left.Value <= right.Value;

    /// <summary>Larger number or the same.</summary>
    public static bool operator >=(LineId left, LineId right) => left.Value >= right.Value;
}
