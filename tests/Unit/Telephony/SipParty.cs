using System.Collections.Concurrent;
using System.Net;
using CallCenter.Sip;
using CallCenter.Unit.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Telephony;

/// <summary>A party on real sockets: calls, answers what rings, and keeps what it was told.</summary>
internal sealed class SipParty : ISipUser, ISipCallUser, IDisposable
{
    private readonly BlockingCollection<string> told = [];
    private readonly SipStack stack;

    public SipParty(string address)
    {
        Phone = new Phone(address);
        stack = new SipStack(new SipStackOptions { Listen = [new IPEndPoint(IPAddress.Parse(address), 0)] }, this, TimeProvider.System, NullLogger<SipStack>.Instance);
        stack.Start();
    }

    public Phone Phone { get; }

    public IPEndPoint Sip => stack.Endpoints[0];

    public SipCall? Call { get; private set; }

    /// <summary>Number that the last call for it showed.</summary>
    public string? Shown { get; private set; }

    /// <summary>False: it only rings.</summary>
    public bool Answers { get; init; } = true;

    public void Dial(IPEndPoint gateway, string number) => stack.Post(() => Call = stack.Invite(
        new OutgoingInvite
        {
            Target = new SipUri(number, gateway.Address.ToString(), gateway.Port),
            NextHop = gateway,
            From = new SipUri("15400000101", Sip.Address.ToString(), Sip.Port),
            Sdp = Offer(),
        },
        this));

    /// <summary>Where the other side takes RTP, by its last SDP.</summary>
    public IPEndPoint MediaOfPeer()
    {
        var agreed = SdpNegotiator.Agree(Call!.RemoteSdp!, Local)!;
        return new IPEndPoint(agreed.Remote.Address!, agreed.Remote.Port);
    }

    public void Hangup() => stack.Post(() => Call!.Hangup());

    public void Reinvite() => stack.Post(() => Call!.Reinvite(Offer()));

    /// <summary>Waits until it was told this.</summary>
    public void Await(string what)
    {
        var seen = new List<string>();
        while (told.TryTake(out var next, TimeSpan.FromSeconds(10)))
        {
            if (next == what)
            {
                return;
            }

            seen.Add(next);
        }

        Assert.Fail($"never told {what}; told {string.Join(", ", seen)}");
    }

    public void Dispose()
    {
        stack.Dispose();
        Phone.Dispose();
        told.Dispose();
    }

    public void OnInvite(SipCall sipCall)
    {
        Call = sipCall;
        Shown = sipCall.Request?.From?.PlainUser;
        sipCall.User = this;
        if (!Answers)
        {
            sipCall.Ring();
            return;
        }

        sipCall.Accept(SdpNegotiator.Answer(sipCall.RemoteSdp!, Local, null, out _)!);
    }

    public void OnBindingChanged(SipBinding binding, SipBindingChange change)
    {
    }

    public void OnMessage(in SipTrace trace)
    {
    }

    public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
    {
    }

    public void OnAnswered(SipCall sipCall, SessionDescription? sdp) => told.Add("answered");

    public void OnConfirmed(SipCall sipCall) => told.Add("confirmed");

    public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer) => SipReoffer.Refuse(488);

    public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp) => told.Add($"reanswered {code}");

    public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
    {
    }

    public void OnEnded(SipCall sipCall, SipEnd how) => told.Add(how.Cause == SipEndCause.Rejected ? $"ended Rejected {how.Code}" : $"ended {how.Cause}");

    private SdpLocal Local => new(Phone.End.Address, Phone.End.Port, 1, 1);

    private SessionDescription Offer() => SdpNegotiator.Offer(Local);
}
