using System.Globalization;
using System.Security.Cryptography;
using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Server.Admin;
using CallCenter.Server.Running;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Server.Control;

/// <summary>Opens the internal trunk for one drill at a time, counts what it left, and closes it.</summary>
internal sealed class DrillDesk(CallCenterServer server, DataFolder folder, TimeProvider time)
{
    /// <summary>Simulated agents that one drill may have.</summary>
    public const int MostAgents = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private long running;
    private long openedMs;

    /// <summary>Makes the secrets, opens the trunk and the seats.</summary>
    /// <exception cref="AdminException">Another drill runs, or the number of agents is not allowed.</exception>
    public DrillTicket Open(int agents)
    {
        if (agents is < 1 or > MostAgents)
        {
            throw new AdminException(Texts.Say($"agents 的值是 {agents};允许 1 至 {MostAgents}", $"agents is {agents}; allowed is 1 to {MostAgents}"));
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            if (running != 0)
            {
                throw new AdminException(Texts.Say("已有演练正在进行", "another drill is running"));
            }

            running = now;
            openedMs = now;
        }

        var queues = server.Settings.Queues.Select(q => q.Name).ToList();
        var seats = Enumerable.Range(1, agents).Select(n => new DrillTicketSeat(
            string.Create(CultureInfo.InvariantCulture, $"drill-{n}"),
            Secret(),
            (90_000 + n).ToString(CultureInfo.InvariantCulture),
            queues)).ToList();
        var trunk = Secret();
        server.Gateway.OpenDrill(new DrillRoom(
            now, "drill", SipSecret.FromPassword(trunk), seats.ToDictionary(s => s.Phone, s => SipSecret.FromPassword(s.Secret), StringComparer.Ordinal)));
        server.Loop.Post(new DrillOpened(now, [.. seats.Select(s => new DrillSeat(s.Phone, s.Staff, s.Queues))]));
        return new DrillTicket(
            now, server.Gateway.InternalEndpoint.ToString(), "drill", trunk, [.. server.Settings.Services.Select(s => s.Number)], seats);
    }

    /// <summary>Waits until everything of the drill is in the database, at most 30 s, then counts and checks it.</summary>
    public async Task<DrillServerReport> Report(long drill, CancellationToken cancellation)
    {
        if (drill == 0 || drill != running)
        {
            throw new AdminException(Texts.Say("没有正在进行的演练", "no drill is running"));
        }

        var started = time.GetTimestamp();
        var calls = await All(cancellation).ConfigureAwait(false);
        var settled = 0;
        while (time.GetElapsedTime(started) < Patience && settled < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), time, cancellation).ConfigureAwait(false);
            settled = server.Projected >= server.Written && calls.All(IsComplete) ? settled + 1 : 0;
            calls = await All(cancellation).ConfigureAwait(false);
        }

        var faults = new List<string>();
        var (tickets, recordings, verified) = (0, 0, 0);
        foreach (var call in calls)
        {
            if (!IsComplete(call))
            {
                faults.Add($"call {call.Call.Id}: its record is not complete ({call.Call.State})");
            }

            tickets += call.Ticket is { Drill: true } ? 1 : 0;
            if (call.Ticket is not { Drill: true })
            {
                faults.Add($"call {call.Call.Id}: no ticket with the drill's mark");
            }

            recordings += call.Recordings.Count;
            foreach (var recording in call.Recordings)
            {
                var fault = RecordingCheck.FaultOf(folder, recording);
                verified += fault is null ? 1 : 0;
                if (fault is not null)
                {
                    faults.Add($"call {call.Call.Id}: {fault}");
                }
            }

            if (call.Call.Times.ConnectedMs is not null && call.Recordings.Count == 0)
            {
                faults.Add($"call {call.Call.Id}: no recording");
            }
        }

        return new DrillServerReport(calls.Count, calls.Count(IsComplete), tickets, recordings, verified, faults);
    }

    /// <summary>Closes trunk and seats; a drill that is closed already stays so.</summary>
    public void Close(long drill)
    {
        lock (gate)
        {
            if (drill == 0 || drill != running)
            {
                return;
            }

            // In this order: whoever opens the next drill finds this one closed.
            server.Gateway.CloseDrill();
            server.Loop.Post(new DrillClosed(drill));
            running = 0;
        }
    }

    private static bool IsComplete(CallFile file) =>
        file.Call is { State: CallState.Ended, EndedBy: not null, Times.EndedMs: not null }
        && (file.Call.Times.ConnectedMs is null || file.Recordings.Count > 0);

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task<List<CallFile>> All(CancellationToken cancellation)
    {
        var files = new List<CallFile>();
        CallPageKey? next = null;
        do
        {
            var page = await server.Calls.List(new CallFilter(Drill: true, FromMs: openedMs), next, CallQueries.MaxPage, cancellation).ConfigureAwait(false);
            foreach (var call in page.Calls)
            {
                if (await server.Calls.Find(call.Id, cancellation).ConfigureAwait(false) is { } file)
                {
                    files.Add(file);
                }
            }

            next = page.Next;
        }
        while (next is not null);
        return files;
    }
}
