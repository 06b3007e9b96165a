using System.Diagnostics;
using System.Globalization;
using System.Text;
using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Messages;

/// <summary>Messages that nobody thought of. A failure names its seed; <c>CALLCENTER_SEED=n</c> runs that one again.</summary>
public sealed class ParserPropertyTests
{
    private const int Messages = 1500;
    private const int MostBytes = 200_000;

    private static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CALLCENTER_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public void Whatever_is_well_formed_is_read_as_it_was_written()
    {
        var maker = new RandomMessage(Begin());
        for (var n = 0; n < Messages; n++)
        {
            var text = maker.Next();
            Assert.True(Samples.Parse(text, out var message) == SipParse.Good, $"seed {Seed}, message {n}: {message.RefusalCode} {message.Refusal}\n{text}");
            Assert.True(message.CallId == maker.CallId && message.Sequence == maker.Sequence, $"seed {Seed}, message {n}\n{text}");
            Assert.True(Encoding.UTF8.GetString(message.Body.Span) == maker.Body, $"seed {Seed}, message {n}: body\n{text}");
            Assert.True(message.From is not null && message.To is not null, $"seed {Seed}, message {n}: address\n{text}");
            Assert.True(maker.Body != Peer.Sdp || message.Sdp is { Media.Count: 1 }, $"seed {Seed}, message {n}: SDP\n{text}");
        }
    }

    [Fact]
    public void Whatever_is_spoiled_never_throws_and_costs_little()
    {
        var maker = new RandomMessage(Begin());
        Touch(Encoding.UTF8.GetBytes(maker.Next()));
        for (var n = 0; n < 4 * Messages; n++)
        {
            var bytes = maker.Spoil(Encoding.UTF8.GetBytes(maker.Next()));
            var began = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = Record.Exception(() => Touch((byte[])bytes.Clone()));
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(fault is null, $"seed {Seed}, message {n}: {fault}\n{Convert.ToHexString(bytes)}");
            Assert.True(cost < MostBytes, $"seed {Seed}, message {n}: {cost} bytes\n{Convert.ToHexString(bytes)}");
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2), $"seed {Seed}, message {n}: too long\n{Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void A_stack_that_is_sent_spoiled_messages_has_no_fault()
    {
        var maker = new RandomMessage(Begin());
        var wire = new Wire();
        var (stack, at, _) = wire.Stack();
        var peer = wire.Peer();
        for (var n = 0; n < Messages; n++)
        {
            var bytes = Encoding.UTF8.GetBytes(maker.Next());
            wire.Put(peer.At, at, n % 4 == 0 ? bytes : maker.Spoil(bytes));
            wire.Settle();
            Assert.True(stack.ReadCounters().Faults == 0, $"seed {Seed}, message {n}: {wire.Book.Lines.LastOrDefault()}");
        }

        Assert.Equal(Messages, stack.ReadCounters().MessagesIn);
    }

    private static int Begin()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"CALLCENTER_SEED={Seed}");
        return Seed;
    }

    /// <summary>Asks a message everything that the rest of the program asks.</summary>
    private static void Touch(byte[] bytes)
    {
        Samples.Parse(bytes, out var message);
        _ = new SipTrace(false, 0, null!, null!, bytes).ReadCallId();
        _ = (message.RequestUri?.ToString(), message.ReasonPhrase, message.CallId, message.FromName);
        _ = (message.From?.PlainUser, message.To?.PlainUser, message.Contact?.EndPoint, message.Sdp?.ToString());
        _ = message.TryTopVia(out _);
        foreach (var header in Enum.GetValues<SipHeader>())
        {
            _ = (message.Text(header), message.Values(header).Count, message.Uri(header)?.Parameter("lr"));
        }
    }
}
