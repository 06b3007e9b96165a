using System.Net;
using System.Text;
using CallCenter.Core.Calls;
using CallCenter.Sip;
using CallCenter.Telephony.Ladder;
using CallCenter.Unit.Journal;
using Xunit;

namespace CallCenter.Unit.Telephony.Ladder;

public sealed class SipLadderTests
{
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 5060);
    private static readonly IPEndPoint There = new(IPAddress.Parse("127.0.0.2"), 5060);
    private readonly ManualTime time = new();
    private LogBook Book { get; } = new();

    [Fact]
    public async Task The_INVITE_that_came_before_the_call_was_known_is_in_its_ladder()
    {
        using var folder = new TemporaryFolder();
        await using (var ladder = new SipLadder(folder.Path, time, Book))
        {
            ladder.Keep(Message("INVITE sip:110@h SIP/2.0", "a"));
            ladder.Keep(Message("SIP/2.0 100 Trying", "a", sent: true));
            ladder.Belong(new CallId(5), "a");
            ladder.Keep(Message("SIP/2.0 180 Ringing", "a", sent: true));
        }

        Assert.Equal(["INVITE sip:110@h SIP/2.0", "SIP/2.0 100 Trying", "SIP/2.0 180 Ringing"], Lines(folder.Path, 5));
    }

    [Fact]
    public async Task What_belongs_to_no_call_never_reaches_the_disk_and_holds_little_memory()
    {
        using var folder = new TemporaryFolder();
        await using (var ladder = new SipLadder(folder.Path, time, Book))
        {
            for (var n = 0; n < 30_000; n++)
            {
                ladder.Keep(Message($"INVITE sip:*81*1001*265257@h SIP/2.0\r\nX: {new string('x', 1000)}", $"stranger-{n}"));
            }

            ladder.Belong(new CallId(5), "a");
            ladder.Keep(Message("BYE sip:110@h SIP/2.0", "a"));
        }

        var file = Assert.Single(Directory.GetFiles(folder.Path));
        Assert.InRange(new FileInfo(file).Length, 1, 1000);
        Assert.DoesNotContain("265257", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Unowned_messages_are_bounded_and_the_newest_stay()
    {
        var held = new UnownedMessages();
        for (var n = 0; n < 30_000; n++)
        {
            held.Add($"c{n}", new byte[1000]);
            Assert.InRange(held.Bytes, 1, UnownedMessages.MostBytes);
            if (n % 3 == 0)
            {
                Assert.Single(held.Take($"c{n}"));
            }
        }

        for (var n = 0; n < 100; n++)
        {
            held.Add("c29999", new byte[1000]);
        }

        Assert.Empty(held.Take("c1"));
        Assert.Equal(UnownedMessages.MostOfOne, held.Take("c29999").Count);
    }

    [Fact]
    public async Task The_answer_to_the_last_BYE_is_kept_and_the_dialog_is_forgotten_after_a_while()
    {
        using var folder = new TemporaryFolder();
        await using (var ladder = new SipLadder(folder.Path, time, Book))
        {
            ladder.Belong(new CallId(5), "a");
            ladder.Over("a");
            time.Advance(TimeSpan.FromSeconds(30));
            ladder.Keep(Message("SIP/2.0 200 OK", "a"));
            time.Advance(TimeSpan.FromSeconds(60));
            ladder.Keep(Message("SIP/2.0 200 Stray", "a"));
            Assert.Equal(0, ladder.Owned);
        }

        Assert.Equal(["SIP/2.0 200 OK"], Lines(folder.Path, 5));
    }

    [Fact]
    public async Task An_hours_file_ends_at_its_limit_with_one_warning()
    {
        using var folder = new TemporaryFolder();
        await using (var ladder = new SipLadder(folder.Path, time, Book, mostBytes: 10_000))
        {
            ladder.Belong(new CallId(5), "a");
            for (var n = 0; n < 1000; n++)
            {
                ladder.Keep(Message("OPTIONS sip:110@h SIP/2.0", "a"));
            }
        }

        Assert.InRange(new FileInfo(Assert.Single(Directory.GetFiles(folder.Path))).Length, 9_000, 10_000);
        Assert.Single(Book.Lines);
    }

    private string[] Lines(string folder, long call) =>
        [.. LadderReader.Read(folder, new CallId(call), time.GetUtcNow().AddHours(-2), time.GetUtcNow().AddHours(2)).Select(m => m.FirstLine)];

    private SipTrace Message(string first, string callId, bool sent = false) =>
        new(sent, time.GetTimestamp(), Here, There, Encoding.UTF8.GetBytes($"{first}\r\nCall-ID: {callId}\r\n\r\n"));
}
