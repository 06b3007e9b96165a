using System.Text;

namespace CallCenter.Telephony.Lines;

/// <summary>A key press sent by INFO: <c>application/dtmf-relay</c> (Signal=5) or <c>application/dtmf</c> (5).</summary>
internal static class InfoDigit
{
    public static char? Read(string contentType, ReadOnlySpan<byte> body)
    {
        var text = Encoding.ASCII.GetString(body[..Math.Min(body.Length, 256)]).Trim();
        if (contentType.StartsWith("application/dtmf-relay", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var line in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && line.AsSpan(0, equals).Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase))
                {
                    return Digit(line.AsSpan(equals + 1).Trim());
                }
            }

            return null;
        }

        return contentType.StartsWith("application/dtmf", StringComparison.OrdinalIgnoreCase) ? Digit(text) : null;
    }

    private static char? Digit(ReadOnlySpan<char> text) =>
        text.Length == 1 && "0123456789*#ABCD".Contains(char.ToUpperInvariant(text[0]), StringComparison.Ordinal)
            ? char.ToUpperInvariant(text[0])
            : null;
}
