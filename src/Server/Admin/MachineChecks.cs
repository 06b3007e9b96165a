using System.Globalization;
using CallCenter.Casework.Database;
using CallCenter.Media;
using CallCenter.Server.Options;
using CallCenter.Server.Running;
using CallCenter.Telephony.Prompts;

namespace CallCenter.Server.Admin;

/// <summary>The doctor's checks of the machine, one method each.</summary>
internal static class MachineChecks
{
    private const long Gigabyte = 1L << 30;
    private static readonly TimeSpan SlowSync = TimeSpan.FromMilliseconds(50);

    /// <summary>Data folder, free space, and how long the disk takes to keep a journal record for good.</summary>
    public static void Disk(DataFolder folder, TimeProvider time, List<Finding> findings)
    {
        var name = Texts.Say("数据文件夹", "data folder");
        var existing = folder.Root;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        var probe = Path.Combine(existing, $".callcenter-doctor-{Environment.ProcessId}");
        try
        {
            var slowest = TimeSpan.Zero;
            using (var file = new FileStream(probe, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
            {
                for (var i = 0; i < 20; i++)
                {
                    var began = time.GetTimestamp();
                    file.Write(new byte[4096]);
                    file.Flush(flushToDisk: true);
                    var took = time.GetElapsedTime(began);
                    slowest = took > slowest ? took : slowest;
                }
            }

            findings.Add(new Finding(name, FindingLevel.Good, folder.Root, null));
            findings.Add(new Finding(
                Texts.Say("落盘耗时", "disk sync"),
                slowest > SlowSync ? FindingLevel.Warning : FindingLevel.Good,
                string.Create(CultureInfo.InvariantCulture, $"{slowest.TotalMilliseconds:F1} ms"),
                slowest > SlowSync ? Texts.Say("换用固态硬盘:派警单和审计须等落盘", "use an SSD: orders and audit wait for the disk") : null));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            findings.Add(new Finding(name, FindingLevel.Fault, why.Message, Texts.Say("授予写权限,或用 --data 另选", "give the right to write, or choose another with --data")));
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        findings.Add(new Finding(
            Texts.Say("磁盘剩余", "free disk"),
            free < Gigabyte ? FindingLevel.Fault : free < 10 * Gigabyte ? FindingLevel.Warning : FindingLevel.Good,
            string.Create(CultureInfo.InvariantCulture, $"{(double)free / Gigabyte:F1} GB"),
            free < 10 * Gigabyte ? Texts.Say("清理或扩容:一路录音每小时约 58 MB", "free or add space: one recorded line takes about 58 MB an hour") : null));
    }

    /// <summary>Whether the database answers; SQLite's file is made at the first start.</summary>
    public static async Task Database(ServerOptions options, List<Finding> findings, CancellationToken cancellation)
    {
        var name = Texts.Say("数据库", "database");
        if (options.Database is null && !File.Exists(options.Data.Database))
        {
            findings.Add(new Finding(name, FindingLevel.Good, Texts.Say("SQLite,首次启动时建立", "SQLite, made at the first start"), null));
            return;
        }

        using var database = new CaseworkDatabase(options.Connection);
        var answers = await database.Answers(cancellation).ConfigureAwait(false);
        findings.Add(new Finding(
            name,
            answers is null ? FindingLevel.Good : FindingLevel.Fault,
            answers ?? (database.IsSqlite ? "SQLite" : "PostgreSQL"),
            answers is null ? null : Texts.Say("启动数据库或检查 --database;通话不受影响,记录随后补上", "start the database or check --database; calls go on without it and records catch up")));
    }

    /// <summary>Native libraries.</summary>
    public static void Libraries(List<Finding> findings)
    {
        Library("libssl.so.3", FindingLevel.Fault, Texts.Say("安装 libssl3:https 和摘要认证需要", "install libssl3: https and digests need it"), findings);
        Library("libc.so.6", FindingLevel.Warning, Texts.Say("非 glibc 系统:媒体改用较慢的通路", "no glibc: media takes a slower path"), findings);
    }

    /// <summary>Wall clock against the steady one, synchronisation, time zones.</summary>
    public static async Task Clock(TimeProvider time, List<Finding> findings, CancellationToken cancellation)
    {
        var (wall, steady) = (time.GetUtcNow(), time.GetTimestamp());
        await Task.Delay(TimeSpan.FromMilliseconds(300), time, cancellation).ConfigureAwait(false);
        var drift = (time.GetUtcNow() - wall) - time.GetElapsedTime(steady);
        var steps = Math.Abs(drift.TotalMilliseconds) > 20;
        findings.Add(new Finding(
            Texts.Say("时钟", "clock"),
            steps ? FindingLevel.Warning : FindingLevel.Good,
            string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC, {drift.TotalMilliseconds:F2} ms / 300 ms"),
            steps ? Texts.Say("时钟正在跳动:检查校时服务", "the clock is being moved: look at the time service") : null));
        var synchronised = File.Exists("/run/systemd/timesync/synchronized") || Directory.Exists("/run/chrony") || File.Exists("/var/run/ntpd.pid");
        findings.Add(new Finding(
            Texts.Say("校时", "time service"),
            synchronised ? FindingLevel.Good : FindingLevel.Warning,
            synchronised ? Texts.Say("在运行", "runs") : Texts.Say("没有发现 systemd-timesyncd、chrony 或 ntpd", "no systemd-timesyncd, chrony or ntpd seen"),
            synchronised ? null : Texts.Say("接入本地 NTP:录音和时限以墙上时钟为证", "use a local NTP server: recordings and deadlines are proven by the wall clock")));
    }

    /// <summary>Limits of the operating system.</summary>
    public static void Limits(List<Finding> findings)
    {
        const string limits = "/proc/self/limits";
        if (File.Exists(limits) && File.ReadLines(limits).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal)) is { } line
            && long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], out var files))
        {
            findings.Add(new Finding(
                Texts.Say("文件句柄上限", "open files"),
                files < 4096 ? FindingLevel.Warning : FindingLevel.Good,
                files.ToString(CultureInfo.InvariantCulture),
                files < 4096 ? Texts.Say("'ulimit -n 65536':每路通话用两个端口", "'ulimit -n 65536': a call takes two ports") : null));
        }

        const string buffer = "/proc/sys/net/core/rmem_max";
        if (File.Exists(buffer) && long.TryParse(File.ReadAllText(buffer).Trim(), out var bytes))
        {
            findings.Add(new Finding(
                Texts.Say("UDP 接收缓冲上限", "UDP receive buffer"),
                bytes < 200_000 ? FindingLevel.Warning : FindingLevel.Good,
                bytes.ToString(CultureInfo.InvariantCulture),
                bytes < 200_000 ? "sysctl -w net.core.rmem_max=4194304" : null));
        }
    }

    /// <summary>Prompts: shipped ones, and recordings of the site that replace them.</summary>
    public static void Prompts(DataFolder folder, List<Finding> findings)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "prompts");
        var (count, own) = (Files(shipped), Files(folder.Prompts));
        var broken = PromptCheck.Unreadable(shipped).Concat(PromptCheck.Unreadable(folder.Prompts)).ToList();
        findings.Add(new Finding(
            Texts.Say("提示音", "prompts"),
            count + own == 0 || broken.Count > 0 ? FindingLevel.Fault : FindingLevel.Good,
            broken.Count > 0
                ? Texts.Say($"无法读取:{string.Join("、", broken)}", $"do not open: {string.Join(", ", broken)}")
                : Texts.Say($"随程序 {count} 个,本地替换 {own} 个", $"{count} shipped, {own} of this site"),
            broken.Count > 0 ? Texts.Say("换成 8 kHz 单声道 WAV,或删除以使用随程序的提示音", "replace them with 8 kHz mono WAV, or remove them to use the shipped ones")
                : count + own == 0 ? Texts.Say("重新构建:来话只听到静音", "build again: callers hear silence") : null));
    }

    private static int Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.wav").Count() : 0;

    private static void Library(string name, FindingLevel missing, string advice, List<Finding> findings)
    {
        var there = NativeLibraries.Has(name);
        findings.Add(new Finding(
            Texts.Say("本机库 ", "library ") + name, there ? FindingLevel.Good : missing, there ? Texts.Say("在", "there") : Texts.Say("缺少", "missing"), there ? null : advice));
    }
}
