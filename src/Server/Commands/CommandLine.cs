using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CallCenter.Server.Admin;
using CallCenter.Server.Options;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Server.Commands;

/// <summary>The command line: what there is, what it does, and its exit codes (0 done, 1 found a fault, 2 usage).</summary>
internal static class CommandLine
{
    private const int Usage = 2;

    /// <summary>Options that name a value, with the key of the configuration that they set.</summary>
    private static readonly IReadOnlyList<(Option<string?> Option, string Key, bool Everywhere)> Valued =
    [
        (Text("--data", "DIR", "数据文件夹 / data folder"), "data", true),
        (Text("--config", "FILE", "配置文件 / configuration file"), "config", true),
        (Text("--database", "CONNECTION", "数据库;缺省为数据文件夹中的 SQLite / database; default SQLite in the data folder"), "database", true),
        (Text("--anchor", "FILE", "日志签名锚点文件 / file of the journal's signed ends"), "anchor", true),
        (Text("--lang", "zh-CN|en", "语言 / language"), "lang", true),
        (Text("--http", "ADDRESS:PORT", "缺省 / default 0.0.0.0:8080"), "http", false),
        (Text("--https", "ADDRESS:PORT", "缺省 / default 0.0.0.0:8443"), "https", false),
        (Text("--sip", "ADDRESS:PORT[,…]", "缺省为本机各地址的 5060 / default 5060 on this machine's addresses"), "sip", false),
        (Text("--rtp", "FIRST-LAST", "缺省 / default 20000-39998"), "rtp", false),
        (Text("--voice", "ADDRESS:PORT[,…]", "浏览器语音(UDP);缺省同 https 端口 / browser voice (UDP); default the port of https"), "voice", false),
        (Text("--cert", "FILE", "https 证书(PEM) / certificate for https (PEM)"), "cert", false),
        (Text("--certkey", "FILE", "证书私钥(PEM) / its key (PEM)"), "certkey", false),
        (Text("--music", "true|false", "等待音乐 / music for waiting callers"), "music", false),
    ];

    private static readonly Option<bool> Empty = new("--empty") { Description = "首次启动不建账户 / the first start makes no accounts" };

    private static readonly Option<bool> Json = new("--json") { Description = "以 JSON 输出 / answer in JSON", Recursive = true };

    /// <summary>Runs what the arguments ask for.</summary>
    public static async Task<int> Run(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            var faults = parsed.Errors.Select(e => e.Message).Append(Texts.Say("用法见 'callcenter --help'", "see 'callcenter --help'"));
            Output.Fault(string.Join(parsed.GetValue(Json) ? " " : Environment.NewLine, faults), Usage, parsed.GetValue(Json));
            return Usage;
        }

        // Signals are handled by what runs; nothing ends behind its back.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    private static Command Build()
    {
        // Named as people start it; a RootCommand would take its name from the assembly.
        var root = new Command("callcenter", "CallCenter:110、119、120、122、12315、12345 一体化接警与热线系统 / one switchboard for six numbers") { new HelpOption(), new VersionOption() };
        foreach (var (option, _, everywhere) in Valued)
        {
            option.Recursive = everywhere;
            root.Options.Add(option);
        }

        root.Options.Add(Empty);
        root.Options.Add(Json);
        root.SetAction((parsed, _) => Guarded(parsed, () => StartCommand.Run(ServerOptions.Read(Configuration(parsed)), parsed.GetValue(Json))));
        root.Subcommands.Add(Calls());
        root.Subcommands.Add(Verify());
        root.Subcommands.Add(Replay());
        root.Subcommands.Add(Explain());
        root.Subcommands.Add(Clock());
        root.Subcommands.Add(Simulate());
        root.Subcommands.Add(Staffing());
        root.Subcommands.Add(Doctor());
        root.Subcommands.Add(Drill());
        root.Subcommands.Add(Import());
        foreach (var command in ClassificationCommands.All((parsed, work) => Guarded(parsed, () => { Asked(parsed); return work(); })))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static Command Calls()
    {
        var id = new Argument<string?>("ID") { Description = "呼叫编号 / number of a call", Arity = ArgumentArity.ZeroOrOne };
        var limit = new Option<int>("--limit") { Description = "1-500", DefaultValueFactory = _ => 20 };
        var service = Text("--service", "NUMBER", "只列此号码 / only this service number");
        var drill = new Option<bool>("--drill") { Description = "演练的呼叫 / calls of drills" };
        var ladder = new Option<bool>("--ladder") { Description = "信令全文(已遮蔽) / whole SIP messages (masked)" };
        var reveal = new Option<bool>("--reveal") { Description = "不遮蔽号码;会记入日志 / numbers unmasked; is logged" };
        var command = new Command("calls", "列出呼叫,或显示一通呼叫及其信令 / list calls, or show one with its SIP ladder") { id, limit, service, drill, ladder, reveal };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => CallsCommand.Run(
            Asked(parsed),
            new Control.ControlRequest
            {
                Command = parsed.GetValue(id) is null ? "calls" : "call",
                Id = parsed.GetValue(id),
                Limit = parsed.GetValue(limit),
                Service = parsed.GetValue(service),
                Drill = parsed.GetValue(drill),
                Reveal = parsed.GetValue(reveal),
                By = Environment.UserName,
            },
            parsed.GetValue(ladder) || parsed.GetValue(reveal),
            cancellation)));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "核验日志链、签名锚点和录音封印 / check the journal's chain, its signed ends and the seals of recordings");
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => VerifyCommand.Run(Asked(parsed), cancellation)));
        return command;
    }

    private static Command Replay()
    {
        var from = new Option<long>("--from") { Description = "日志序号 / number of the journal", DefaultValueFactory = _ => 1 };
        var to = new Option<long>("--to") { Description = "日志序号 / number of the journal", DefaultValueFactory = _ => long.MaxValue };
        var command = new Command("replay", "重放日志:逐条决策须与当时相同 / decide the journal again: every decision has to be the same") { from, to };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => ReplayCommand.Run(Asked(parsed), parsed.GetValue(from), parsed.GetValue(to), cancellation)));
        return command;
    }

    private static Command Explain()
    {
        var id = new Argument<string>("CALL") { Description = "呼叫编号 / number of a call" };
        var command = new Command("explain", "一通呼叫的每个决策:选了谁、其次是谁、谁不可派 / every decision about a call: who was chosen, who was next, who could not be asked") { id };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => ExplainCommand.Run(Asked(parsed), parsed.GetValue(id)!, cancellation)));
        return command;
    }

    private static Command Clock()
    {
        var id = new Argument<string>("TICKET") { Description = "工单编号 / number of a ticket" };
        var command = new Command("clock", "工单时限:起算、暂停、延期、到期及原因 / a ticket's clock: every start, stop, pause and extension with its cause") { id };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => ClockCommand.Run(Asked(parsed), parsed.GetValue(id)!, cancellation)));
        return command;
    }

    private static Command Simulate()
    {
        var profile = new Option<string>("--profile") { HelpName = "FILE", Description = "JSON:services、shifts、seconds、seed", Required = true };
        var command = new Command("simulate", "以模拟时间跑一天:同一交换台,随机来电 / a day in simulated time: the same switchboard, callers by chance") { profile };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => SimulateCommand.Run(Asked(parsed), parsed.GetValue(profile)!, cancellation)));
        return command;
    }

    private static Command Staffing()
    {
        var calls = new Option<string>("--calls") { HelpName = "N[,N…]|FILE", Description = "每半小时来电数,逐个时段 / calls of each half hour", Required = true };
        var handle = new Option<double>("--handle") { Description = "通话与话后,秒 / talk and wrap-up, seconds", DefaultValueFactory = _ => 180 };
        var target = new Option<string>("--target") { HelpName = "SHARE/SECONDS", Description = "80/20:80% 在 20 秒内 / 80 % within 20 s", DefaultValueFactory = _ => "80/20" };
        var patience = new Option<double?>("--patience") { Description = "来电人平均耐心,秒;给出则另算放弃率 / mean patience, seconds: gives the share that abandons" };
        var command = new Command("staffing", "每半小时需要多少座席(Erlang C、A) / how many seats each half hour needs (Erlang C and A)") { calls, handle, target, patience };
        command.SetAction((parsed, _) => Guarded(parsed, () => StaffingCommand.Run(
            Asked(parsed), parsed.GetValue(calls)!, parsed.GetValue(handle), parsed.GetValue(target)!, parsed.GetValue(patience))));
        return command;
    }

    private static Command Doctor()
    {
        var command = new Command("doctor", "检查端口、磁盘、本机库、时钟 / check ports, disk, native libraries, clock");
        foreach (var (option, key, _) in Valued.Where(v => v.Key is "http" or "https" or "sip" or "rtp" or "voice"))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => Guarded(parsed, () => DoctorCommand.Run(Asked(parsed), cancellation)));
        return command;
    }

    private static Command Drill()
    {
        var calls = new Option<int>("--calls") { Description = "1-10000", DefaultValueFactory = _ => 60 };
        var perMinute = new Option<int>("--per-minute") { Description = "1-600", DefaultValueFactory = _ => 30 };
        var agents = new Option<int>("--agents") { Description = "1-200", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { Description = "同一种子,同一演练 / the same seed gives the same drill", DefaultValueFactory = _ => 1 };
        var command = new Command("drill", "演练:真实 SIP 呼叫拨打六个号码 / a drill: real SIP calls to all six numbers") { calls, perMinute, agents, seed };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => DrillCommand.Run(
            Asked(parsed),
            new DrillWish(parsed.GetValue(calls), parsed.GetValue(perMinute), parsed.GetValue(agents), parsed.GetValue(seed)),
            cancellation)));
        return command;
    }

    private static Command Import()
    {
        var kind = new Argument<string>("KIND") { Description = "places | roads | grids" };
        var file = new Argument<string>("FILE") { Description = "TSV 或 GeoJSON / TSV or GeoJSON" };
        var crs = new Option<string>("--crs") { Description = "wgs84 | gcj02 | bd09", DefaultValueFactory = _ => "wgs84" };
        var dryRun = new Option<bool>("--dry-run") { Description = "只检查,不改动 / checks, changes nothing" };
        var command = new Command("import", "导入地点、道路、网格 / import places, roads, grids") { kind, file, crs, dryRun };
        command.SetAction((parsed, cancellation) => Guarded(parsed, () => ImportCommand.Run(
            Asked(parsed), parsed.GetValue(kind)!, parsed.GetValue(file)!, parsed.GetValue(crs)!, parsed.GetValue(dryRun), cancellation)));
        return command;
    }

    private static Option<string?> Text(string name, string help, string description) => new(name) { HelpName = help, Description = description };

    private static CommandWish Asked(ParseResult parsed)
    {
        var configuration = Configuration(parsed);
        return new CommandWish(ServerOptions.Read(configuration), parsed.GetValue(Json));
    }

    /// <summary>Shipped appsettings.json, then the file of <c>--config</c>, then the environment, then the arguments; each overrides what came before.</summary>
    private static IConfiguration Configuration(ParseResult parsed)
    {
        var given = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (option, key, _) in Valued)
        {
            if (parsed.GetResult(option) is { Implicit: false } && parsed.GetValue(option) is { } value)
            {
                given[key] = value;
            }
        }

        if (parsed.GetValue(Empty))
        {
            given["empty"] = "true";
        }

        var before = new ConfigurationBuilder().AddEnvironmentVariables("CALLCENTER_").AddInMemoryCollection(given).Build();
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        if (before["config"] is { Length: > 0 } file)
        {
            builder.AddConfiguration(ConfigFile.Options(file));
        }

        return builder.AddEnvironmentVariables("CALLCENTER_").AddInMemoryCollection(given).Build();
    }

    private static async Task<int> Guarded(ParseResult parsed, Func<Task<int>> work)
    {
        var json = parsed.GetValue(Json);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (OptionException why)
        {
            Output.Fault(why.Message, Usage, json);
            return Usage;
        }
        catch (AdminException why)
        {
            Output.Fault(why.Message, 1, json);
            return 1;
        }
#pragma warning disable CA1031 // the last line: a person gets a sentence, never a stack trace
        catch (Exception why) when (why is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Output.Fault(Texts.Say($"失败:{why.GetType().Name}:{why.GetBaseException().Message}", $"failed: {why.GetType().Name}: {why.GetBaseException().Message}"), 1, json);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
    }
}
