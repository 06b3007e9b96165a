using CallCenter.Core.Settings;
using CallCenter.Media;
using CallCenter.Media.Audio;
using CallCenter.Telephony.Prompts;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Telephony.Prompts;

/// <summary>The recorded parts that are shipped: what callers and agents hear on an empty installation.</summary>
public sealed class ShippedPromptsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <summary>Every part that the default settings name, and those that the switchboard and the gateway name themselves.</summary>
    public static TheoryData<string> Names =>
    [
        .. DefaultSettings.Create().Services
            .SelectMany(s => s.Greeting.Concat(s.Welcome).Concat(s.Notice))
            .Where(part => part != "{seat}")
            .Concat(Enumerable.Range(0, 10).Select(d => $"digit-{d}"))
            .Concat(["music", "signed-in", "signed-out", "ready", "not-ready", "refused"])
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prompt_that_can_be_asked_for_is_there_and_is_heard(string name)
    {
        var clip = AudioClip.FromWav(Path.Combine(Folder, name + ".wav"));

        Assert.InRange(Level(clip), -24, -13);
    }

    [Fact]
    public void The_greeting_of_every_number_lasts_at_most_three_seconds_with_the_longest_digits()
    {
        var prompts = new PromptLibrary([Folder], NullLogger.Instance);
        prompts.Load([.. PromptNames.OfSwitchboard, .. PromptNames.Of(DefaultSettings.Create())]);
        var longest = Enumerable.Range(0, 10).MaxBy(d => prompts.Compose([$"digit-{d}"]).Samples);
        foreach (var service in DefaultSettings.Create().Services)
        {
            var parts = service.Greeting.SelectMany(part => part == "{seat}" ? Enumerable.Repeat($"digit-{longest}", 5) : [part]);

            Assert.InRange(prompts.Compose([.. parts]).Duration.TotalSeconds, 1, 3);
        }
    }

    [Fact]
    public void Music_loops_without_a_click_because_it_begins_and_ends_at_nothing()
    {
        var octets = AudioClip.FromWav(Path.Combine(Folder, "music.wav")).Octets(AudioCodec.Pcma);

        Assert.InRange(octets.Length, 20 * 8000, 30 * 8000);
        foreach (var edge in new[] { octets[0], octets[1], octets[^2], octets[^1] })
        {
            Assert.InRange((int)G711.AlawToLinear(edge), -300, 300);
        }
    }

    private static double Level(AudioClip clip)
    {
        var sum = 0.0;
        foreach (var octet in clip.Octets(AudioCodec.Pcma))
        {
            var sample = G711.AlawToLinear(octet) / 32768.0;
            sum += sample * sample;
        }

        return 10 * Math.Log10(sum / clip.Samples);
    }
}
