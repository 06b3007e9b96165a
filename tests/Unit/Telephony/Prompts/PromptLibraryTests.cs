using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Telephony.Prompts;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallCenter.Unit.Telephony.Prompts;

public sealed class PromptLibraryTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "prompts");

    [Fact]
    public void A_bad_file_of_the_house_gives_way_to_the_shipped_one_and_is_named_once()
    {
        using var folder = new TemporaryFolder();
        var book = new LogBook();
        File.WriteAllText(Path.Combine(folder.Path, "ready.wav"), "no sound");
        var prompts = new PromptLibrary([folder.Path, Shipped], book);

        prompts.Load(["ready"]);
        prompts.Load(["ready"]);

        Assert.True(prompts.Compose(["ready"]).Samples > 0);
        var (level, _, text) = Assert.Single(book.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains(Path.Combine(folder.Path, "ready.wav"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_nobody_can_read_is_left_out_and_the_rest_is_said()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "broken.wav"), []);
        var prompts = new PromptLibrary([folder.Path, Shipped], new LogBook());
        prompts.Load(["broken", "ready", "never-there"]);

        Assert.Equal(prompts.Compose(["ready"]).Samples, prompts.Compose(["broken", "ready", "never-there"]).Samples);
    }

    [Fact]
    public void A_prompt_that_was_repaired_is_said_after_the_next_settings()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "house.wav");
        File.WriteAllText(path, "no sound");
        var prompts = new PromptLibrary([folder.Path, Shipped], new LogBook());
        prompts.Load(["house", "ready"]);
        var before = prompts.Compose(["house", "ready"]).Samples;

        File.Copy(Path.Combine(Shipped, "music.wav"), path, overwrite: true);
        prompts.Load(["house", "ready"]);

        Assert.True(prompts.Compose(["house", "ready"]).Samples > before);
    }

    [Fact]
    public void The_disk_is_not_read_while_a_call_waits_for_its_sound()
    {
        var book = new LogBook();
        var prompts = new PromptLibrary([Shipped], book);

        Assert.Equal(0, prompts.Compose(["ready"]).Samples);
        Assert.Equal(0, prompts.Compose(["ready"]).Samples);
        Assert.Single(book.Lines);
    }

    [Fact]
    public void The_check_names_the_files_that_do_not_open_and_why()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Shipped, "ready.wav"), Path.Combine(folder.Path, "good.wav"));
        File.WriteAllText(Path.Combine(folder.Path, "text.wav"), "no sound at all");
        File.WriteAllBytes(Path.Combine(folder.Path, "empty.wav"), []);

        var wrong = PromptCheck.Unreadable(folder.Path);

        Assert.Equal(2, wrong.Count);
        Assert.StartsWith("empty.wav: ", wrong[0], StringComparison.Ordinal);
        Assert.StartsWith("text.wav: ", wrong[1], StringComparison.Ordinal);
        Assert.Empty(PromptCheck.Unreadable(Path.Combine(folder.Path, "nowhere")));
        Assert.Empty(PromptCheck.Unreadable(Shipped));
    }

    [Fact]
    public async Task The_switchboard_hears_of_the_end_of_a_prompt_whose_file_is_bad()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "hello.wav"), "no sound");
        using var caller = new SipParty("127.0.0.2");
        var settings = DefaultSettings.Create();
        settings = settings with { Services = [settings.Services[0] with { Welcome = ["hello"] }, .. settings.Services.Skip(1)] };
        await using var rig = new GatewayRig(settings, o => o with { PromptFolders = [folder.Path] });
        var line = LineId.OfCaller(rig.Answered(caller));

        rig.Gateway.CarryOut(2, 0, new PlayPrompt(line, ["hello"], 77));

        Assert.Equal(77, rig.Inbox.Take<PromptEnded>().Token);
    }
}
