using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Core.Calls;
using CallCenter.Core.Settings;

namespace CallCenter.Walk.House;

/// <summary>The settings that the walk starts a server with: six numbers, lanes for single tests, a police trunk.</summary>
internal sealed class Town
{
    public const int LaneCount = 60;

    /// <summary>From this lane on the caller's INVITE is answered only when an agent takes the call.</summary>
    public const int FirstLateLane = 40;
    private const string Realm = "callcenter";
    private const string Police = "police-exchange";

    public Town()
    {
        Lanes = [.. Enumerable.Range(1, LaneCount).Select(NewLane)];
        Everywhere = [.. Enumerable.Range(1, 12).Select(n => NewSeat($"60{n:D2}"))];
        Both = NewSeat("6101");
        ToQueue = NewLane(81);
        ToPolice = NewLane(82);
    }

    public static IReadOnlyList<string> Numbers { get; } = ["110", "119", "120", "122", "12315", "12345"];

    /// <summary>Where the forwarded police trunk answers.</summary>
    public int PolicePort { get; } = Ports.Udp();

    public IReadOnlyList<Lane> Lanes { get; }

    /// <summary>Seats that serve all six numbers.</summary>
    public IReadOnlyList<Seat> Everywhere { get; }

    /// <summary>A seat that serves 110 and 12345 only.</summary>
    public Seat Both { get; }

    /// <summary>Overflows after one second to the first lane's queue.</summary>
    public Lane ToQueue { get; }

    /// <summary>Overflows after one second to the police trunk.</summary>
    public Lane ToPolice { get; }

    /// <summary>Writes the file for <c>--config</c>.</summary>
    public void Write(string path) =>
        File.WriteAllText(path, new JsonObject { ["settings"] = JsonNode.Parse(SettingsBytes.Of(Settings())) }.ToJsonString());

    /// <summary>Writes a short tone for every prompt that the server plays, so that it is heard which one it was.</summary>
    public static void WritePrompts(string folder)
    {
        Directory.CreateDirectory(folder);
        Sound.WriteTone(Path.Combine(folder, "music.wav"), Tones.Music, 2);
        foreach (var number in Numbers)
        {
            Sound.WriteTone(Path.Combine(folder, $"hello-{number}.wav"), Tones.Greeting, 0.6);
        }

        foreach (var part in Enumerable.Range(0, 10).Select(d => $"digit-{d}").Append("call-taker").Append("at-your-service"))
        {
            Sound.WriteTone(Path.Combine(folder, part + ".wav"), Tones.Greeting, 0.1);
        }

        foreach (var code in (string[])["signed-in", "signed-out", "ready", "not-ready"])
        {
            Sound.WriteTone(Path.Combine(folder, code + ".wav"), Tones.Code, 0.3);
        }
    }

    private static string QueueOf(string number) => $"q{number}";

    private static Lane NewLane(int n) =>
        new((7000 + n).ToString(CultureInfo.InvariantCulture), $"lane-{n:D2}", [NewSeat($"2{n:D2}1"), NewSeat($"2{n:D2}2")]);

    private static Seat NewSeat(string number) => new($"8{number}", $"secret-{number}", number, $"4{number}");

    private static StaffMember Staff(Seat seat, IReadOnlyList<string> queues) => new()
    {
        Number = seat.Staff,
        PinHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seat.Staff}:{seat.Pin}"))),
        Queues = queues,
    };

    private static PhoneAccount Phone(Seat seat) => new()
    {
        Name = seat.Phone,
#pragma warning disable CA5351 // MD5 is what SIPp and baresip speak
        Ha1 = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{seat.Phone}:{Realm}:{seat.Secret}"))),
#pragma warning restore CA5351
    };

    private static QueueRule Queue(string name) =>
        new() { Name = name, OfferSeconds = 3, WrapUpSeconds = 0, SetAsideSeconds = 2, OverflowSeconds = 600, OverflowUnstaffed = false };

    private Settings Settings()
    {
        List<Lane> lanes = [.. Lanes, ToQueue, ToPolice];
        return new()
        {
            Site = "walk",
            Services =
            [
                .. Numbers.Select(n => new ServiceNumber
                {
                    Number = n,
                    Emergency = n.Length == 3,
                    Urgency = n.Length == 3 ? Priority.P2 : Priority.P3,
                    Queue = QueueOf(n),
                    Greeting = [$"hello-{n}", "{seat}", n.Length == 3 ? "call-taker" : "at-your-service"],
                }),
                .. lanes.Select((l, n) => new ServiceNumber
                {
                    Number = l.Number,
                    Queue = l.Queue,
                    Answer = n is >= FirstLateLane and < LaneCount ? AnswerAt.Agent : AnswerAt.Queue,
                }),
            ],
            Queues =
            [
                .. Numbers.Select(n => Queue(QueueOf(n))),
                .. Lanes.Select(l => Queue(l.Queue)),
                Queue(ToQueue.Queue) with { OverflowSeconds = 1, Overflow = [new OverflowTarget(Lanes[0].Queue, null)] },
                Queue(ToPolice.Queue) with { OverflowSeconds = 1, Overflow = [new OverflowTarget(null, new ForwardTarget(Police, "110"))] },
            ],
            Trunks =
            [
                new TrunkRule { Name = "town", Sources = ["127.0.0.1/32", "127.0.0.2/32"] },
                new TrunkRule { Name = Police, Target = $"127.0.0.4:{PolicePort}" },
            ],
            Phones = [.. lanes.SelectMany(l => l.Seats).Concat(Everywhere).Append(Both).Select(Phone)],
            Staff =
            [
                .. lanes.SelectMany(l => l.Seats.Select(s => Staff(s, [l.Queue]))),
                .. Everywhere.Select(s => Staff(s, [.. Numbers.Select(QueueOf)])),
                Staff(Both, [QueueOf("110"), QueueOf("12345")]),
            ],
        };
    }
}
