using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Telephony;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Unit.Telephony;

/// <summary>A running gateway on loopback; the test is its switchboard.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime? clock;

    public GatewayRig(Settings? settings = null, Func<TelephonyOptions, TelephonyOptions>? change = null, ILoggerFactory? logs = null, TimeProvider? time = null)
    {
        clock = time as ManualTime;
        var options = new TelephonyOptions
        {
            Listen = [new IPEndPoint(IPAddress.Loopback, 0)],
            RecordingsFolder = Path.Combine(folder.Path, "recordings"),
            PromptFolders = [],
            RtpPortMin = 0,
            RtpPortMax = 0,
            Music = false,
        };
        Gateway = new Gateway(
            change?.Invoke(options) ?? options, Inbox, new CallIdSource(TimeProvider.System), time ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance);
        Gateway.Use(settings ?? DefaultSettings.Create());
        Gateway.Start();
    }

    public Gateway Gateway { get; }

    public Inbox Inbox { get; } = new();

    public string Folder => folder.Path;

    public IPEndPoint Endpoint => Gateway.Endpoints[0];

    /// <summary>A caller is let in and answered.</summary>
    public CallId Answered(SipParty caller)
    {
        caller.Dial(Endpoint, "110");
        var arrived = Inbox.Take<CallArrived>();
        Gateway.CarryOut(1, 0, new AnswerCaller(LineId.OfCaller(arrived.Call)));
        Inbox.Take<LineAnswered>();
        return arrived.Call;
    }

    public async ValueTask DisposeAsync()
    {
        // The last words wait for a second of the gateway's own clock.
        var ending = Gateway.DisposeAsync().AsTask();
        while (clock is not null && !ending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.WhenAny(ending, Task.Delay(5));
        }

        await ending;
        folder.Dispose();
    }
}
