using System.Collections.Concurrent;
using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Ports;
using CallCenter.Core.Settings;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony;
using CallCenter.Telephony.Legs;
using CallCenter.Unit.Journal;
using CallCenter.Unit.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Telephony;

/// <summary>What the leg file holds is enough: a bridged call goes on in a new process that knows nothing but the file.</summary>
public sealed class LegTakeUpTests
{
    [Fact]
    public async Task A_bridged_call_is_taken_up_from_the_leg_file_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "legs.bin");
        using var caller = new SipParty("127.0.0.2");
        using var agent = new SipParty("127.0.0.3");
        var endpoint = await BridgeAndDie(file, folder.Path, caller, agent);

        var legs = LegFile.Read(file);
        Assert.Equal(2, legs.Count);
        Assert.All(legs, leg => Assert.NotNull(leg.Pulse));
        var callerLeg = Assert.Single(legs, l => l.Record.Dialog.Incoming);
        var agentLeg = Assert.Single(legs, l => !l.Record.Dialog.Incoming);
        Assert.Equal(agentLeg.Record.Line, callerLeg.Record.Partner);
        Assert.Equal(callerLeg.Record.Line, agentLeg.Record.Partner);
        Assert.Equal(callerLeg.Record.Call, agentLeg.Record.Call);
        Assert.EndsWith(".wav", callerLeg.Record.RecordingPath, StringComparison.Ordinal);

        using var rig = new PlaneRig();
        var user = new NextProcess();
        using var stack = new SipStack(new SipStackOptions { Listen = [endpoint] }, user, TimeProvider.System, NullLogger<SipStack>.Instance);
        var media = legs.ToDictionary(l => l.Record.Line, l => LegTakeUp.Media(l, rig.Plane));
        rig.Plane.Bridge(media[callerLeg.Record.Line], media[agentLeg.Record.Line]);
        stack.Start();
        stack.Post(() =>
        {
            foreach (var leg in legs)
            {
                Assert.NotNull(stack.Restore(LegTakeUp.Dialog(leg.Record), user));
            }
        });

        // Voices go on both ways, on the ports and from the sources that the phones know.
        AssertHears(caller.Phone, media[callerLeg.Record.Line], agent.Phone, agentLeg.Pulse!.Ssrc);
        AssertHears(agent.Phone, media[agentLeg.Record.Line], caller.Phone, callerLeg.Pulse!.Ssrc);

        // And so do the dialogs: a change by one side, an end by the other, and one by us.
        caller.Reinvite();
        caller.Await("reanswered 200");
        agent.Hangup();
        agent.Await("ended LocalHangup");
        user.Await(agentLeg.Record.Dialog.CallId);
        stack.Post(() => user.Hangup(callerLeg.Record.Dialog.CallId));
        caller.Await("ended RemoteBye");
    }

    /// <summary>A caller and an agent are bridged and recorded for more than a second; then the process is gone without a word.</summary>
    private static async Task<IPEndPoint> BridgeAndDie(string file, string folder, SipParty caller, SipParty agent)
    {
        var inbox = new Inbox();
        var gateway = new Gateway(
            new TelephonyOptions
            {
                // An address of its own: no other test's phone may take the ports in the moment in which nobody has them.
                Listen = [new IPEndPoint(IPAddress.Parse("127.0.0.78"), 0)],
                RecordingsFolder = Path.Combine(folder, "recordings"),
                LegFile = file,
                PromptFolders = [],
                RtpPortMin = 0,
                RtpPortMax = 0,
                Music = false,
            },
            inbox,
            new CallIdSource(TimeProvider.System),
            TimeProvider.System,
            NullLoggerFactory.Instance);
        gateway.Use(DefaultSettings.Create() with { Phones = [new PhoneAccount { Name = "801", Address = $"sip:801@{agent.Sip}" }] });
        gateway.Start();
        caller.Dial(gateway.Endpoints[0], "110");
        var arrived = inbox.Take<CallArrived>();
        var line = LineId.OfCaller(arrived.Call);
        var party = LineId.OfDecision(7, 0);
        gateway.CarryOut(1, 0, new AnswerCaller(line));
        gateway.CarryOut(1, 1, new StartRecording(line, arrived.Call));
        Assert.Equal(line, inbox.Take<LineAnswered>().Line);
        gateway.CarryOut(2, 0, new DialAgent(party, "801", arrived.Call, "110", arrived.Caller, Priority.P2));
        Assert.Equal(party, inbox.Take<LineAnswered>().Line);
        gateway.CarryOut(3, 0, new BridgeLines(line, party));
        PlaneRig.Until(() => LegFile.Read(file) is [{ Pulse: not null, Record.Partner: not 0 }, { Pulse: not null, Record.Partner: not 0 }]);
        var endpoint = gateway.Endpoints[0];
        await gateway.End(hangUp: false);
        return endpoint;
    }

    private static void AssertHears(Phone speaker, MediaLeg at, Phone hearer, uint ssrc)
    {
        var sound = Phone.Sound(3);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            speaker.Speak(at, sound);
            var (header, payload) = hearer.Hear();
            if (payload.AsSpan().SequenceEqual(sound))
            {
                Assert.Equal(ssrc, header.Ssrc);
                return;
            }
        }

        Assert.Fail("what was said was not heard");
    }

    /// <summary>The process after: takes what its legs' peers say.</summary>
    private sealed class NextProcess : ISipUser, ISipCallUser
    {
        private readonly ConcurrentDictionary<string, SipCall> ended = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, SipCall> live = new(StringComparer.Ordinal);

        public void Await(string callId) => PlaneRig.Until(() => ended.ContainsKey(callId));

        public void Hangup(string callId) => live[callId].Hangup();

        public void OnInvite(SipCall sipCall) => sipCall.Reject(500);

        public void OnBindingChanged(SipBinding binding, SipBindingChange change)
        {
        }

        public void OnMessage(in SipTrace trace)
        {
        }

        public void OnProgress(SipCall sipCall, int code, string reason, SessionDescription? sdp)
        {
        }

        public void OnAnswered(SipCall sipCall, SessionDescription? sdp)
        {
        }

        public void OnConfirmed(SipCall sipCall)
        {
        }

        public SipReoffer OnReoffer(SipCall sipCall, SessionDescription? offer)
        {
            live[sipCall.CallId] = sipCall;
            return SipReoffer.Take(SdpNegotiator.Answer(offer!, new SdpLocal(IPAddress.Loopback, 9, 1, 9), null, out _)!);
        }

        public void OnReanswered(SipCall sipCall, int code, SessionDescription? sdp)
        {
        }

        public void OnInfo(SipCall sipCall, string contentType, ReadOnlyMemory<byte> body)
        {
        }

        public void OnEnded(SipCall sipCall, SipEnd how) => ended[sipCall.CallId] = sipCall;
    }
}
