using System.Net;
using CallCenter.Core.Ports;
using CallCenter.Core.Rehearsal;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>Plays a rehearsal over real SIP and RTP on loopback, on its own stack and media plane. One object may play many, one after the other.</summary>
/// <param name="clips">Folder with the lines of callers and agents as 8 kHz WAV files.</param>
/// <param name="time">Clock.</param>
/// <param name="logs">Loggers.</param>
public sealed class SipRehearsal(string clips, TimeProvider time, ILoggerFactory logs) : IRehearsal
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SignInWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SignOutWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GiveUpWithin = TimeSpan.FromSeconds(40);

    /// <inheritdoc/>
    public async Task<RehearsalReport> Run(RehearsalPlan plan, Action<RehearsalProgress>? progress, CancellationToken cancellation)
    {
        var spoken = new RehearsalClips(clips);
        List<string> wrong =
        [
            .. plan.Faults(),
            .. IPEndPoint.TryParse(plan.Endpoint, out var endpoint) && IPAddress.IsLoopback(endpoint.Address)
                ? Array.Empty<string>()
                : [$"Endpoint is {plan.Endpoint}; the internal trunk is on a loopback address."],
            .. spoken.Missing(plan.Profiles.SelectMany(p => p.Lines.Append(p.AgentLine))).Select(name => $"The line {name} is not in {clips}."),
        ];
        if (wrong.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', wrong), nameof(plan));
        }

        var calls = PlannedCall.Of(plan);
        using var stage = new RehearsalStage(plan, spoken, time, logs);
        stage.Start();
        using var beat = new PeriodicTimer(Beat, time);
        await stage.OnLoop(() => Each(stage.Agents, static a => a.Start())).ConfigureAwait(false);
        await Until(stage, beat, calls, progress, SignInWithin, () => cancellation.IsCancellationRequested || stage.Agents.All(a => a.SignedIn)).ConfigureAwait(false);
        await stage.OnLoop(() => Each(stage.Agents.Where(a => !a.SignedIn), a => stage.Fault($"agent {a.Staff} was not signed in within {SignInWithin.TotalSeconds:0} s"))).ConfigureAwait(false);

        var begin = stage.Now;
        var next = 0;
        if (stage.Agents.Any(a => a.SignedIn))
        {
            await Until(stage, beat, calls, progress, TimeSpan.MaxValue, () =>
            {
                while (!cancellation.IsCancellationRequested && next < calls.Count && stage.Now - begin >= calls[next].At)
                {
                    stage.Place(calls[next++]);
                }

                return cancellation.IsCancellationRequested || (next == calls.Count && stage.Calls.All(c => c.IsOver));
            }).ConfigureAwait(false);
        }

        if (cancellation.IsCancellationRequested)
        {
            await stage.OnLoop(() => Each(stage.Calls.Where(c => !c.IsOver), static c => c.Fail("cut short"))).ConfigureAwait(false);
            await Until(stage, beat, calls, progress, GiveUpWithin, () => stage.Calls.All(c => c.IsOver)).ConfigureAwait(false);
            await stage.OnLoop(() => Each([stage], static s => s.Fault("the rehearsal was cut short"))).ConfigureAwait(false);
        }

        await stage.OnLoop(() => Each(stage.Agents, static a => a.Leave(), () => stage.Closing = true)).ConfigureAwait(false);
        await Until(stage, beat, calls, progress, SignOutWithin, () => stage.Agents.All(a => a.Gone)).ConfigureAwait(false);
        return await stage.OnLoop(() =>
        {
            Each(stage.Agents.Where(a => !a.Gone), a => stage.Fault($"agent {a.Staff} was not signed out within {SignOutWithin.TotalSeconds:0} s"));
            return new RehearsalReport([.. stage.Calls.Where(c => c.IsOver).Select(c => c.Result!)], stage.Faults, calls.Count, stage.Now);
        }).ConfigureAwait(false);
    }

    /// <summary>Turns the stage with every beat until something is reached or the time is over.</summary>
    private static async Task Until(
        RehearsalStage stage, PeriodicTimer beat, IReadOnlyList<PlannedCall> planned, Action<RehearsalProgress>? progress, TimeSpan within, Func<bool> reached)
    {
        var from = stage.Now;
        var beats = 0;
        while (true)
        {
            var over = await stage.OnLoop(() =>
            {
                Each(stage.Agents, static a => a.Turn());
                Each(stage.Calls.Where(c => !c.IsOver), static c => c.Turn());
                return reached();
            }).ConfigureAwait(false);
            if (progress is not null && (over || beats++ % 4 == 0))
            {
                progress(await stage.OnLoop(() => Picture(stage, planned)).ConfigureAwait(false));
            }

            if (over || stage.Now - from > within)
            {
                return;
            }

            await beat.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static RehearsalProgress Picture(RehearsalStage stage, IReadOnlyList<PlannedCall> planned) => new(
        stage.Now,
        [
            .. stage.Calls.Select(c => c.View),
            .. planned.Skip(stage.Calls.Count).Select(p => new RehearsalCallView(p.Index, p.Profile.Name, p.Profile.Dialled, RehearsalPhase.Planned, TimeSpan.Zero, null, null)),
        ],
        [.. stage.Agents.Select(a => a.View)]);

    private static bool Each<T>(IEnumerable<T> all, Action<T> work, Action? before = null)
    {
        before?.Invoke();
        foreach (var one in all.ToList())
        {
            work(one);
        }

        return true;
    }
}
