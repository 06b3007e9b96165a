using System.Net;

namespace CallCenter.Telephony;

/// <summary>Settings of the gateway. Checked at start.</summary>
public sealed record TelephonyOptions
{
    /// <summary>Addresses and ports on which SIP is spoken over UDP, one socket each; port 0 takes a free one.</summary>
    public required IReadOnlyList<IPEndPoint> Listen { get; init; }

    /// <summary>Folder of the recordings.</summary>
    public required string RecordingsFolder { get; init; }

    /// <summary>Folder of the SIP ladder; null: none is kept.</summary>
    public string? LadderFolder { get; init; }

    /// <summary>File of the established legs; null: none is kept.</summary>
    public string? LegFile { get; init; }

    /// <summary>Folders with prompts as 8 kHz WAV files; a name is looked up in each in turn, so that studio recordings replace the shipped ones.</summary>
    public required IReadOnlyList<string> PromptFolders { get; init; }

    /// <summary>First RTP port. Even, 1024 to 65534; 0 with <see cref="RtpPortMax"/> 0: any free port. Default 20000.</summary>
    public int RtpPortMin { get; init; } = 20000;

    /// <summary>Last RTP port. Default 39998.</summary>
    public int RtpPortMax { get; init; } = 39998;

    /// <summary>Addresses of this machine with one UDP port for the voice of browser seats; they stand in the answers to pages. At most 8; port 0:
    /// any free one. Default empty: no browser voice.</summary>
    public IReadOnlyList<IPEndPoint> Browser { get; init; } = [];

    /// <summary>Realm of all digest challenges. Default <c>callcenter</c>.</summary>
    public string Realm { get; init; } = "callcenter";

    /// <summary>Media threads. 1 to 64; default 1.</summary>
    public int MediaThreads { get; init; } = 1;

    /// <summary>Whether callers without an agent hear music. False: silence is sent.</summary>
    public bool Music { get; init; } = true;
}
