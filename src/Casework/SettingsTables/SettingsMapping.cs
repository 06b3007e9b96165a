using CallCenter.Casework.Database;
using CallCenter.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.SettingsTables;

/// <summary>Settings tables to <see cref="Settings"/> and back. Lists are sorted by name, ordinal.</summary>
internal static class SettingsMapping
{
    public static async Task<Settings> Read(CallCenterDb db, SettingsHead head, CancellationToken cancellation)
    {
        var overflows = await db.Overflows.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        var staffQueues = await db.StaffQueues.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        var overflowOf = overflows.ToLookup(o => o.Queue);
        var queuesOf = staffQueues.ToLookup(s => s.Number, s => s.Queue);
        return new Settings
        {
            Version = head.Version,
            Site = head.Site,
            P4HandicapSeconds = head.P4HandicapSeconds,
            Services = Sorted(await db.ServiceNumbers.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false), s => s.Number, Service),
            Queues = Sorted(
                await db.Queues.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false), q => q.Name, q => Queue(q, overflowOf[q.Name])),
            Trunks = Sorted(await db.Trunks.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false), t => t.Name, Trunk),
            DialRules = Sorted(await db.DialRules.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false), r => r.Name, Rule),
            Phones = Sorted(
                await db.Phones.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false),
                p => p.Name,
                p => new PhoneAccount { Name = p.Name, Ha1 = p.Ha1, Ha1Sha256 = p.Ha1Sha256, Address = p.Address }),
            Staff = Sorted(
                await db.Staff.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false),
                s => s.Number,
                s => new StaffMember
                {
                    Number = s.Number,
                    PinHash = s.PinHash,
                    StandingPhone = s.StandingPhone,
                    Queues = [.. queuesOf[s.Number].Order(StringComparer.Ordinal)],
                }),
        };
    }

    /// <summary>Makes the tables say what the settings say; rows that stay keep what only the tables know (whose number it is).</summary>
    public static async Task Write(CallCenterDb db, Settings wanted, CancellationToken cancellation)
    {
        await Merge(db, wanted.Queues, q => q.Name, r => r.Name, q => new QueueRow { Name = q.Name, Strategy = q.Strategy }, Fill, cancellation)
            .ConfigureAwait(false);
        await Merge(db, wanted.Trunks, t => t.Name, r => r.Name, t => new TrunkRow { Name = t.Name }, Fill, cancellation).ConfigureAwait(false);
        await Merge(db, wanted.DialRules, r => r.Name, r => r.Name, r => new DialRuleRow { Name = r.Name, Trunk = r.Trunk }, Fill, cancellation).ConfigureAwait(false);
        await Merge(db, wanted.Services, s => s.Number, r => r.Number, s => new ServiceNumberRow { Number = s.Number }, Fill, cancellation)
            .ConfigureAwait(false);
        await Merge(
            db,
            wanted.Queues.SelectMany(q => q.Overflow.Select((o, i) => (Queue: q.Name, Position: i, Target: o))).ToList(),
            o => (o.Queue, o.Position),
            r => (r.Queue, r.Position),
            o => new OverflowRow { Queue = o.Queue, Position = o.Position },
            (o, r) => (r.ToQueue, r.Trunk, r.Number) = (o.Target.Queue, o.Target.Forward?.Trunk, o.Target.Forward?.Number),
            cancellation).ConfigureAwait(false);
        await Merge(
            db,
            wanted.Phones,
            p => p.Name,
            r => r.Name,
            p => new PhoneAccountRow { Name = p.Name },
            (p, r) => (r.Ha1, r.Ha1Sha256, r.Address) = (p.Ha1, p.Ha1Sha256, p.Address),
            cancellation).ConfigureAwait(false);
        await Merge(
            db,
            wanted.Staff,
            s => s.Number,
            r => r.Number,
            s => new StaffSignInRow { Number = s.Number },
            (s, r) => (r.PinHash, r.StandingPhone) = (s.PinHash, s.StandingPhone),
            cancellation).ConfigureAwait(false);
        await Merge(
            db,
            wanted.Staff.SelectMany(s => s.Queues.Distinct(StringComparer.Ordinal).Select(q => (s.Number, Queue: q))).ToList(),
            s => s,
            r => (r.Number, r.Queue),
            s => new StaffQueueRow { Number = s.Number, Queue = s.Queue },
            (_, _) => { },
            cancellation).ConfigureAwait(false);
    }

    private static async Task Merge<TWanted, TRow, TKey>(
        CallCenterDb db,
        IReadOnlyList<TWanted> wanted,
        Func<TWanted, TKey> keyOf,
        Func<TRow, TKey> keyOfRow,
        Func<TWanted, TRow> make,
        Action<TWanted, TRow> fill,
        CancellationToken cancellation)
        where TRow : class
        where TKey : notnull
    {
        var there = (await db.Set<TRow>().ToListAsync(cancellation).ConfigureAwait(false)).ToDictionary(keyOfRow);
        foreach (var one in wanted)
        {
            if (!there.Remove(keyOf(one), out var row))
            {
                row = make(one);
                db.Add(row);
            }

            fill(one, row);
        }

        db.RemoveRange(there.Values);
    }

    private static List<TOut> Sorted<TRow, TOut>(List<TRow> rows, Func<TRow, string> name, Func<TRow, TOut> map) =>
        [.. rows.OrderBy(name, StringComparer.Ordinal).Select(map)];

    private static ServiceNumber Service(ServiceNumberRow r) => new()
    {
        Number = r.Number,
        Aliases = r.Aliases,
        Emergency = r.Emergency,
        Urgency = r.Urgency,
        Flow = r.Flow,
        Queue = r.Queue ?? string.Empty,
        Forward = r.ForwardTrunk is null ? null : new ForwardTarget(r.ForwardTrunk, r.ForwardNumber ?? string.Empty),
        Answer = r.Answer,
        Welcome = r.Welcome,
        Greeting = r.Greeting,
        Notice = r.Notice,
        Record = r.Record,
        CallBack = r.CallBack,
        Presents = r.Presents,
    };

    private static void Fill(ServiceNumber s, ServiceNumberRow r)
    {
        r.Aliases = [.. s.Aliases];
        (r.Emergency, r.Urgency, r.Flow, r.Answer, r.Record) = (s.Emergency, s.Urgency, s.Flow, s.Answer, s.Record);
        (r.CallBack, r.Presents) = (s.CallBack, s.Presents);
        r.Queue = s.Queue.Length == 0 ? null : s.Queue;
        (r.ForwardTrunk, r.ForwardNumber) = (s.Forward?.Trunk, s.Forward?.Number);
        (r.Welcome, r.Greeting, r.Notice) = ([.. s.Welcome], [.. s.Greeting], [.. s.Notice]);
    }

    private static QueueRule Queue(QueueRow r, IEnumerable<OverflowRow> overflow) => new()
    {
        Name = r.Name,
        Strategy = r.Strategy,
        OfferSeconds = r.OfferSeconds,
        WrapUpSeconds = r.WrapUpSeconds,
        SetAsideSeconds = r.SetAsideSeconds,
        OverflowSeconds = r.OverflowSeconds,
        OverflowUnstaffed = r.OverflowUnstaffed,
        LongWaitSeconds = r.LongWaitSeconds,
        LastAgentMinutes = r.LastAgentMinutes,
        Overflow =
        [
            .. overflow.OrderBy(o => o.Position).Select(o =>
                new OverflowTarget(o.ToQueue, o.Trunk is null ? null : new ForwardTarget(o.Trunk, o.Number ?? string.Empty))),
        ],
    };

    private static void Fill(QueueRule q, QueueRow r)
    {
        (r.Strategy, r.OfferSeconds, r.WrapUpSeconds) = (q.Strategy, q.OfferSeconds, q.WrapUpSeconds);
        (r.SetAsideSeconds, r.OverflowSeconds, r.OverflowUnstaffed) = (q.SetAsideSeconds, q.OverflowSeconds, q.OverflowUnstaffed);
        (r.LongWaitSeconds, r.LastAgentMinutes) = (q.LongWaitSeconds, q.LastAgentMinutes);
    }

    private static TrunkRule Trunk(TrunkRow r) => new()
    {
        Name = r.Name,
        Kind = r.Kind,
        Sources = r.Sources,
        Trusted = r.Trusted,
        Target = r.Target,
        User = r.UserName,
        Ha1 = r.Ha1,
        RingSeconds = r.RingSeconds,
        Presented = r.Presented,
    };

    private static DialRule Rule(DialRuleRow r) => new()
    {
        Name = r.Name,
        Prefix = r.Prefix,
        MinDigits = r.MinDigits,
        MaxDigits = r.MaxDigits,
        Trunk = r.Trunk,
        Strip = r.Strip,
        Prepend = r.Prepend,
        FromHour = r.FromHour,
        ToHour = r.ToHour,
        PerHour = r.PerHour,
    };

    private static void Fill(DialRule d, DialRuleRow r)
    {
        (r.Prefix, r.MinDigits, r.MaxDigits, r.Trunk, r.Strip, r.Prepend) = (d.Prefix, d.MinDigits, d.MaxDigits, d.Trunk, d.Strip, d.Prepend);
        (r.FromHour, r.ToHour, r.PerHour) = (d.FromHour, d.ToHour, d.PerHour);
    }

    private static void Fill(TrunkRule t, TrunkRow r)
    {
        (r.Sources, r.Presented) = ([.. t.Sources], [.. t.Presented]);
        (r.Kind, r.Trusted, r.Target, r.UserName, r.Ha1, r.RingSeconds) = (t.Kind, t.Trusted, t.Target, t.User, t.Ha1, t.RingSeconds);
    }
}
