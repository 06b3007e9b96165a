using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Bench.Load;

/// <summary>The load generators: programs outside this tree, in the folder that CALLCENTER_GENERATORS names.</summary>
internal sealed partial class Generators
{
    private static readonly string[] Needed = ["callgen", "udpfloor", "sig.sh", "uac_short.xml", "uas.xml"];

    private readonly string folder;

    private Generators(string folder) => this.folder = folder;

    /// <summary>Finds them; null when the folder is not named or something in it is missing, with the reason on the terminal.</summary>
    public static Generators? Find()
    {
        var folder = Environment.GetEnvironmentVariable("CALLCENTER_GENERATORS");
        if (string.IsNullOrEmpty(folder))
        {
            System.Console.Error.WriteLine($"CALLCENTER_GENERATORS is not set; it names the folder with {string.Join(", ", Needed)}.");
            return null;
        }

        var missing = Needed.Where(n => !File.Exists(Path.Combine(folder, n))).ToList();
        if (missing.Count > 0)
        {
            System.Console.Error.WriteLine($"The folder in CALLCENTER_GENERATORS lacks {string.Join(", ", missing)}.");
            return null;
        }

        return new Generators(folder);
    }

    /// <summary>Runs one to its end and gives all that it printed.</summary>
    /// <param name="name">File in the folder.</param>
    /// <param name="arguments">Its arguments, separated by spaces.</param>
    /// <param name="within">After this it is ended and the run counts as failed.</param>
    /// <exception cref="InvalidOperationException">It failed or took too long.</exception>
    public async Task<string> Run(string name, string arguments, TimeSpan within)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PORT"] = ServerUnderTest.Sip.Port.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{name} {arguments}: took longer than {within.TotalSeconds} s");
        }

        var text = await output + await errors;
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{name} {arguments}: {process.ExitCode}: {text}");
    }

    /// <summary>SIPp that answers what the server dials, until disposed.</summary>
    public Answerer Answer() => new(Path.Combine(folder, "uas.xml"));

    /// <summary>The number behind a name in a generator's output, as in <c>failed=3</c> or <c>p50=1.2</c>.</summary>
    /// <param name="text">The output.</param>
    /// <param name="name">The name; it may be preceded by a word that stands before it on the line, as in <c>lat_us p50</c>.</param>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public static double Value(string text, string name)
    {
        var words = name.Split(' ');
        var from = words.Length == 1 ? 0 : text.IndexOf(words[0], StringComparison.Ordinal);
        var found = from < 0 ? Match.Empty : Regex.Match(text[from..], $@"(?<![\w.]){Regex.Escape(words[^1])}=(?<value>-?[\d.]+)");
        return found.Success
            ? double.Parse(found.Groups["value"].Value.TrimEnd('.'), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"no {name} in: {text}");
    }

    /// <summary>Answered calls per second of the agents, from callgen's queue mode.</summary>
    public static double AnswersPerSecond(string text) => AnswerRate().Match(text) is { Success: true } found
        ? double.Parse(found.Groups["rate"].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"no answers in: {text}");

    [GeneratedRegex(@"agentAnswers=\d+ \((?<rate>[\d.]+)/s\)")]
    private static partial Regex AnswerRate();
}
