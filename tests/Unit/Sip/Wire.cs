using System.Buffers;
using System.Net;
using System.Text;
using CallCenter.Sip;
using Microsoft.Extensions.Logging;

namespace CallCenter.Unit.Sip;

/// <summary>A network in memory with a clock that a test moves: stacks and scripted peers hang on it.</summary>
internal sealed class Wire
{
    private readonly Dictionary<IPEndPoint, Action<byte[], IPEndPoint>> ends = [];
    private readonly Queue<(IPEndPoint From, IPEndPoint To, byte[] Bytes)> flying = new();
    private readonly List<SipStack> stacks = [];
    private int nextPort = 6000;

    public LogBook Book { get; } = new();

    public ManualTime Time { get; } = new();

    /// <summary>Every message that was put on the wire, lost ones too: ms, sender, receiver, text.</summary>
    public List<(long At, IPEndPoint From, IPEndPoint To, string Text)> Log { get; } = [];

    /// <summary>Says which messages get lost.</summary>
    public Func<string, bool> Loses { get; set; } = static _ => false;

    /// <summary>Says which endpoints can't be sent to at all.</summary>
    public Func<IPEndPoint, bool> Fails { get; set; } = static _ => false;

    public long Now { get; private set; }

    public (SipStack Stack, IPEndPoint At, StackUser User) Stack(Func<SipStackOptions, SipStackOptions>? change = null)
    {
        var at = new IPEndPoint(IPAddress.Loopback, nextPort++);
        var options = new SipStackOptions { Listen = [at], UserAgent = "Test" };
        var user = new StackUser();
        var stack = new SipStack(change?.Invoke(options) ?? options, user, Time, new Logger<SipStack>(Book));
        stack.StartInline(new WireTransport(this, at));
        stacks.Add(stack);
        return (stack, at, user);
    }

    public Peer Peer() => new(this, new IPEndPoint(IPAddress.Loopback, nextPort++));

    public void Attach(IPEndPoint at, Action<byte[], IPEndPoint> receive) => ends[at] = receive;

    public bool Put(IPEndPoint from, IPEndPoint to, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Fails(to))
        {
            return false;
        }

        Log.Add((Now, from, to, text));
        if (!Loses(text))
        {
            flying.Enqueue((from, to, bytes));
        }

        return true;
    }

    /// <summary>Delivers until nobody says anything more.</summary>
    public void Settle()
    {
        var busy = true;
        while (busy)
        {
            busy = false;
            while (flying.TryDequeue(out var next))
            {
                busy = true;
                if (ends.TryGetValue(next.To, out var receive))
                {
                    receive(next.Bytes, next.From);
                }
            }

            foreach (var stack in stacks)
            {
                while (stack.Turn())
                {
                    busy = true;
                }
            }

            busy |= flying.Count > 0;
        }
    }

    public void Advance(long milliseconds)
    {
        Settle();
        for (var end = Now + milliseconds; Now < end;)
        {
            Now += 10;
            Time.Advance(TimeSpan.FromMilliseconds(10));
            Settle();
        }
    }

    /// <summary>The times at which messages with this beginning were sent by an endpoint.</summary>
    public long[] Times(string beginning, IPEndPoint? from = null) =>
        [.. Log.Where(one => one.Text.StartsWith(beginning, StringComparison.Ordinal) && (from is null || one.From.Equals(from))).Select(one => one.At)];

    /// <summary>The first lines of everything, as "port> line".</summary>
    public string Ladder() => string.Join('\n', Log.Select(one => $"{one.At} {one.From.Port}>{one.To.Port} {one.Text.Split('\r')[0]}"));

    private sealed class WireTransport(Wire wire, IPEndPoint at) : SipTransport
    {
        public override string Name => "UDP";

        public override bool IsReliable => false;

        public override IPEndPoint Local => at;

        public override void Start(SipReceived received) => wire.Attach(at, (bytes, from) =>
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, bytes.Length));
            bytes.CopyTo(buffer, 0);
            received(this, buffer, bytes.Length, from);
        });

        public override bool Send(ReadOnlySpan<byte> message, IPEndPoint destination) => wire.Put(at, destination, message.ToArray());

        public override IPAddress AddressFor(IPEndPoint destination) => at.Address;

        protected override void Dispose(bool disposing)
        {
        }
    }
}

/// <summary>Who owns a stack in a test.</summary>
internal sealed class StackUser : ISipUser
{
    public List<SipCall> Calls { get; } = [];

    public List<(SipBinding Binding, SipBindingChange Change)> Changes { get; } = [];

    public Action<SipCall>? Invited { get; set; }

    public int Messages { get; private set; }

    public void OnInvite(SipCall sipCall)
    {
        Calls.Add(sipCall);
        Invited?.Invoke(sipCall);
    }

    public void OnBindingChanged(SipBinding binding, SipBindingChange change) => Changes.Add((binding, change));

    public void OnMessage(in SipTrace trace) => Messages++;
}

/// <summary>Who owns a call in a test: writes down what he is told.</summary>
internal sealed class CallUser : ISipCallUser
{
    public List<string> Told { get; } = [];

    public SipEnd? End { get; private set; }

    public int Ends { get; private set; }

    public Func<SipCall, SessionDescription?, SipReoffer> Reoffer { get; set; } = static (_, _) => SipReoffer.Refuse(488);

    public Action<SipCall>? Answered { get; set; }

    public Action<SipCall>? Progress { get; set; }

    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
        Told.Add(sdp is null ? $"progress {code}" : $"progress {code} sdp");
        Progress?.Invoke(sipCall);
    }

    public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
    {
        Told.Add(sdp is null ? "answered" : "answered sdp");
        Answered?.Invoke(sipCall);
    }

    public void OnConfirmed(SipCall sipCall) => Told.Add("confirmed");

    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer)
    {
        Told.Add(offer is null ? "reoffer none" : "reoffer");
        return Reoffer(sipCall, offer);
    }

    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp) => Told.Add(sdp is null ? $"reanswered {code}" : $"reanswered {code} sdp");

    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body) => Told.Add($"info {contentType} {Encoding.UTF8.GetString(body.Span)}");

    public void OnEnded(SipCall sipCall, SipEnd how)
    {
        Ends++;
        End = how;
        Told.Add($"ended {how.Cause}");
    }
}
