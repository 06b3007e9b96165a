using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Media.Browser;
using CallCenter.Media.Native;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

/// <summary>The vectors of RFC 5769, and what is not a message.</summary>
public sealed class StunTests
{
    private const string Password = "VOkJxbRl1RmTxUk/WvJxBt";

    /// <summary>Section 2.1, without its SOFTWARE text's meaning: a request of an ICE agent that believes it is controlled.</summary>
    private const string Request =
        "000100582112a442b7e7a701bc34d686fa87dfae" + "802200105354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
        + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2" + "80280004e57a3bcf";

    /// <summary>Section 2.2.</summary>
    private const string ResponseInet =
        "0101003c2112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220" + "002000080001a147e112a643"
        + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7" + "80280004c07d4c96";

    /// <summary>Section 2.3.</summary>
    private const string ResponseInet6 =
        "010100482112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220" + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
        + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41" + "80280004c8fb0b4c";

    [Theory]
    [InlineData(Request, StunMessage.BindingRequest, "evtj:h6vY")]
    [InlineData(ResponseInet, StunMessage.BindingSuccess, "")]
    [InlineData(ResponseInet6, StunMessage.BindingSuccess, "")]
    public void The_vectors_are_read_and_genuine(string vector, int type, string user)
    {
        var packet = Convert.FromHexString(vector);
        using var keyed = Keyed(Password);
        Assert.True(StunMessage.TryRead(packet, out var message));
        Assert.Equal(type, message.Type);
        Assert.Equal(user, Encoding.ASCII.GetString(packet, message.UserAt, message.UserLength));
        Assert.True(message.IsGenuine(packet, keyed));
        Assert.Equal(type == StunMessage.BindingRequest, message.Controlled);
        using var other = Keyed(Password + "x");
        Assert.False(message.IsGenuine(packet, other));
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(ResponseInet)]
    public void Flipping_any_bit_makes_it_no_genuine_message(string vector)
    {
        using var keyed = Keyed(Password);
        var packet = Convert.FromHexString(vector);
        for (int bit = 0; bit < 8 * packet.Length; bit++)
        {
            var spoiled = packet.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(StunMessage.TryRead(spoiled, out var message) && message.IsGenuine(spoiled, keyed), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("192.0.2.1", 32853, "002000080001a147e112a643")]
    [InlineData("2001:db8:1234:5678:11:2233:4455:6677", 32853, "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9")]
    public void A_reply_says_where_the_request_came_from_as_the_vectors_do(string address, int port, string attribute)
    {
        using var keyed = Keyed(Password);
        var into = new byte[StunReply.MostBytes];
        int length = StunReply.Success(into, Convert.FromHexString(Request), NetAddress.Of(IPAddress.Parse(address), port), keyed);
        var reply = into[..length];
        Assert.Contains(attribute, Convert.ToHexStringLower(reply), StringComparison.Ordinal);
        Assert.True(StunMessage.TryRead(reply, out var message) && message.IsGenuine(reply, keyed));
        Assert.Equal("b7e7a701bc34d686fa87dfae", Convert.ToHexStringLower(reply, 8, 12));
    }

    [Theory]
    [InlineData(487, 0)]
    [InlineData(420, 0x7f01)]
    public void An_error_is_a_message_too(int code, ushort unknown)
    {
        using var keyed = Keyed(Password);
        var into = new byte[StunReply.MostBytes];
        var reply = into[..StunReply.Error(into, Convert.FromHexString(Request), code, unknown, keyed)];
        Assert.True(StunMessage.TryRead(reply, out var message) && message.IsGenuine(reply, keyed));
        Assert.Equal(StunMessage.BindingError, message.Type);
        Assert.Equal((code / 100, code % 100), (reply[26], reply[27]));
    }

    [Fact]
    public void Random_and_spoiled_messages_are_read_or_refused_and_never_throw()
    {
        var random = new Random(8489);
        var good = Convert.FromHexString(Request);
        using var keyed = Keyed(Password);
        for (int n = 0; n < 50_000; n++)
        {
            byte[] packet;
            if (n % 2 == 0)
            {
                packet = new byte[random.Next(0, 200)];
                random.NextBytes(packet);
            }
            else
            {
                packet = good.ToArray();
                for (int spoil = random.Next(1, 5); spoil > 0; spoil--)
                {
                    packet[random.Next(packet.Length)] = (byte)random.Next(256);
                }

                // With the right fingerprint the attributes are all that is wrong.
                uint print = Crc32.Of(packet.AsSpan(0, packet.Length - 8)) ^ StunMessage.FingerprintMask;
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(packet.Length - 4), print);
            }

            if (StunMessage.TryRead(packet, out var message))
            {
                Assert.True(message.UserAt + message.UserLength <= packet.Length);
                message.IsGenuine(packet, keyed);
            }
        }
    }

#pragma warning disable CA5350 // STUN's integrity is HMAC-SHA1
    private static IncrementalHash Keyed(string password) => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.ASCII.GetBytes(password));
#pragma warning restore CA5350
}
