using System.Text;

namespace CallCenter.Sip;

/// <summary>Finds the Call-ID in raw bytes, for the ladder.</summary>
internal static class SipTraceReader
{
    public static string CallId(ReadOnlySpan<byte> message)
    {
        while (true)
        {
            var end = message.IndexOf((byte)'\n');
            if (end < 0)
            {
                return "";
            }

            message = message[(end + 1)..];
            if (message.IsEmpty || message[0] is (byte)'\r' or (byte)'\n')
            {
                return "";
            }

            var colon = message.IndexOf((byte)':');
            if (colon is > 0 and < 20 && SipHeaderNames.Find(message[..colon].TrimEnd(" \t"u8)) == SipHeader.CallId)
            {
                var value = message[(colon + 1)..];
                var lineEnd = value.IndexOf((byte)'\n');
                return Encoding.UTF8.GetString(Ascii.Trim(lineEnd < 0 ? value : value[..lineEnd]));
            }
        }
    }
}
