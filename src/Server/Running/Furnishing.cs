using System.Data.Common;
using CallCenter.Casework.SettingsTables;
using CallCenter.Core.Settings;
using CallCenter.Journal;
using CallCenter.Server.Options;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>
/// A new installation's first settings: those of the configuration file, else the usual ones with first accounts. With the database away they
/// are tried again until it takes them; an installation that turns out to have settings keeps its own.
/// </summary>
internal sealed class Furnishing(SettingsStore settings, ServerOptions options, string realm)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private bool done = true;
    private (Settings Settings, string? Accounts)? made;

    /// <summary>Whether what is in force is an empty installation's, and something is to be put in.</summary>
    public bool IsWanted(PublishedSettings inForce) => IsEmpty(inForce.Content) && (options.FirstSettings is not null || !options.Empty);

    /// <summary>Puts them in.</summary>
    /// <returns>What is in force; null: the database is away.</returns>
    /// <exception cref="OptionException">The settings of the file are refused.</exception>
    public async Task<PublishedSettings?> Try(CancellationToken cancellation)
    {
        done = false;
        try
        {
            var outcome = await settings.Change(present => IsEmpty(present) ? Made(present) : present, cancellation).ConfigureAwait(false);
            var published = outcome.Published ?? throw new OptionException("config", "settings", string.Join("; ", outcome.Faults));
            done = true;
            if (made?.Accounts is { } accounts && published.Content.Phones.Count > 0)
            {
                OwnerOnlyFile.Write(options.Data.FirstAccounts, accounts);
            }

            return published;
        }
        catch (Exception why) when (why is DbException or TimeoutException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What is in force until the database is there: the file's settings, or none but the usual.</summary>
    public PublishedSettings Meanwhile(PublishedSettings usual, ContentStore contents, ILogger log)
    {
        log.FirstSettingsWait();
        if (options.FirstSettings is not { } first)
        {
            return usual;
        }

        var published = PublishedSettings.Of(first);
        contents.Put(published.Canonical);
        return published;
    }

    /// <summary>Tries on until the first settings are kept, then watches the tables as usual.</summary>
    public async Task ThenRun(Action<PublishedSettings> publish, TimeProvider time, CancellationToken cancellation)
    {
        while (!done)
        {
            await Task.Delay(Again, time, cancellation).ConfigureAwait(false);
            if (await Try(cancellation).ConfigureAwait(false) is { } published)
            {
                publish(published);
            }
        }

        await settings.Run(publish, cancellation).ConfigureAwait(false);
    }

    private static bool IsEmpty(Settings content) => content is { Version: <= 1, Phones.Count: 0, Staff.Count: 0 };

    private Settings Made(Settings present)
    {
        made ??= options.FirstSettings is { } first ? (first, null) : FirstAccounts.Make(present, realm);
        return made.Value.Settings;
    }
}
