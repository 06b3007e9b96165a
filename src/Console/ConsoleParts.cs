using System.Collections.Concurrent;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Knowledge;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Places;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.Ports;

namespace CallCenter.Console;

/// <summary>What the server gives the console to work with.</summary>
public sealed class ConsoleParts
{
    /// <summary>The live board.</summary>
    public required LiveBoard Board { get; init; }

    /// <summary>The switchboard's inbox.</summary>
    public required IInbox Inbox { get; init; }

    /// <summary>Voices of browser seats.</summary>
    public required ISeatVoice Voice { get; init; }

    /// <summary>Open tickets.</summary>
    public required DraftDesk Drafts { get; init; }

    /// <summary>Accounts.</summary>
    public required Accounts Accounts { get; init; }

    /// <summary>Sessions.</summary>
    public required Sessions Sessions { get; init; }

    /// <summary>The audit trail.</summary>
    public required AuditTrail Audit { get; init; }

    /// <summary>Calls in the database.</summary>
    public required CallQueries Calls { get; init; }

    /// <summary>The knowledge base.</summary>
    public required KnowledgeStore Knowledge { get; init; }

    /// <summary>Places that a caller can name.</summary>
    public required PlaceStore Places { get; init; }

    /// <summary>Who is on duty where.</summary>
    public required DutyDirectory Directory { get; init; }

    /// <summary>Tickets of one event.</summary>
    public required SameEventQueries SameEvents { get; init; }

    /// <summary>Tickets after their draft.</summary>
    public required TicketBook Tickets { get; init; }

    /// <summary>Where numbers of tickets come from.</summary>
    public required CallIdSource Ids { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Folder of the keys that protect what is kept for pages.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>Folder of the built pages.</summary>
    public required string PageFolder { get; init; }

    /// <summary>Certificate of the local authority, PEM; null: another one signs.</summary>
    public string? Authority { get; init; }

    /// <summary>Name of the site.</summary>
    public string Site { get; set; } = string.Empty;

    /// <summary>The data is the demonstration city.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Authenticator secrets that wait for their first code, by session.</summary>
    internal ConcurrentDictionary<string, string> PendingCodes { get; } = new(StringComparer.Ordinal);

    internal WhoAmI About(Who who) => new(
        who.Staff, who.Account.Name, [.. who.Account.Roles.Select(r => r.ToString())], who.Account.Organisation, [.. who.Rights.Order().Select(r => r.ToString())],
        who.Account.CodeSecret is not null, who.Account.PasswordChangeNeeded, who.Csrf, who.Mark, Site, Demonstration, Time.GetUtcNow().ToUnixTimeMilliseconds());
}
