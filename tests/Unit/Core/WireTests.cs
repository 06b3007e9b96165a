using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>Nothing can be said inside that cannot be written and read again.</summary>
public sealed class WireTests
{
    [Fact]
    public void Every_kind_of_event_has_a_number_of_its_own_in_the_catalog()
    {
        Assert.Equal(KindsOf<SwitchboardEvent>(), EventCatalog.Kinds.Select(k => k.Kind).ToHashSet());
        Assert.Equal(EventCatalog.Kinds.Count, EventCatalog.Kinds.Select(k => k.Number).Distinct().Count());
    }

    [Theory]
    [InlineData(typeof(SwitchboardEvent))]
    [InlineData(typeof(Effect))]
    [InlineData(typeof(Fact))]
    public void Every_kind_of_a_family_is_written_under_its_own_name(Type family)
    {
        var written = family.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().ToList();
        Assert.Equal(KindsOf(family), written.Select(w => w.DerivedType).ToHashSet());
        Assert.All(written, w => Assert.Equal(w.DerivedType.Name, w.TypeDiscriminator));
    }

    [Fact]
    public void Settings_keep_their_hash_through_writing_and_reading()
    {
        var bytes = SettingsBytes.Of(DefaultSettings.Create());
        Assert.Equal(SettingsBytes.Hash(bytes), SettingsBytes.Hash(SettingsBytes.Of(SettingsBytes.Read(bytes))));
        Assert.Empty(SettingsCheck.Faults(SettingsBytes.Read(bytes)));
    }

    [Fact]
    public void A_journal_payload_gives_back_its_event_and_its_decision()
    {
        using var line = new JournalLine();
        var happened = new TimerFired(new TimerKey(TimerKind.Overflow, 7), 3);
        List<Effect> decided = [new RaiseAlarm("queue-unstaffed", "police"), new SetTimer(happened.Key, 9, 20_000)];
        line.Write(happened, decided);
        var payload = line.Payload.ToArray();
        Assert.Equal(happened, JournalLine.ReadEvent(payload));
        Assert.Equal(decided, JournalLine.ReadDecided(payload));
        Assert.Throws<JsonException>(() => JournalLine.ReadEvent("{\"kind\":\"NeverHeardOf\"}\n[]"u8));
    }

    private static HashSet<Type> KindsOf<TFamily>() => KindsOf(typeof(TFamily));

    private static HashSet<Type> KindsOf(Type family) =>
        [.. family.Assembly.GetTypes().Where(t => t.IsSubclassOf(family) && !t.IsAbstract)];
}
