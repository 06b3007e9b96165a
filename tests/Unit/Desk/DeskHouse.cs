using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Knowledge;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Places;
using CallCenter.Casework.Tickets;
using CallCenter.Console;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Ports;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;
using CallCenter.Unit.Casework;
using CallCenter.Unit.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>A console with a real switchboard, a real database and a real web server; lines and voices are in the hands of the test.</summary>
public sealed class DeskHouse : IAsyncLifetime, IInbox
{
    public const string Password = "correct horse 42";
    private static readonly string Hash = Passwords.Hash(Password);
    private readonly SqliteHome home = new();
    private readonly Lock turn = new();
    private readonly CancellationTokenSource ending = new();
    private readonly List<Effect> effects = [];
    private readonly Switchboard board = new();
    private CaseworkDatabase database = null!;
    private DraftDesk drafts = null!;
    private WebApplication app = null!;
    private Task audit = Task.CompletedTask;
    private long sequence;
    private long nextCall = 0x100000;

    public bool IsOverloaded => false;

    internal HandVoice Voice { get; } = new();

    internal LiveBoard Board { get; private set; } = null!;

    internal AuditTrail Audit { get; private set; } = null!;

    internal DraftDesk Drafts => drafts;

    internal KnowledgeStore Knowledge { get; private set; } = null!;

    internal PlaceStore Places { get; private set; } = null!;

    internal CaseworkDatabase Database => database;

    internal Uri Address { get; private set; } = null!;

    public IReadOnlyList<Endpoint> Endpoints => [.. app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => new Endpoint(e))];

    public async ValueTask InitializeAsync()
    {
        home.Appear();
        database = home.Open();
        await database.Migrate(CancellationToken.None);
        drafts = new DraftDesk(DraftLog.Open(Path.Combine(home.Folder, "drafts", "drafts.jsonl"), out var kept), kept, TimeProvider.System);
        Places = new PlaceStore(database);
        Board = new LiveBoard(drafts, TimeZoneInfo.Utc, TimeProvider.System, NullLogger<LiveBoard>.Instance) { Places = Places.Find };
        Audit = new AuditTrail(database, TimeProvider.System, NullLogger<AuditTrail>.Instance);
        audit = Audit.Run(ending.Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddConsole(new ConsoleParts
        {
            Board = Board, Inbox = this, Voice = Voice, Drafts = drafts, Accounts = new Accounts(database, TimeProvider.System), Sessions = new Sessions(database, TimeProvider.System),
            Audit = Audit, Calls = new CallQueries(database), Knowledge = Knowledge = new KnowledgeStore(database, TimeProvider.System), Places = Places,
            Directory = new DutyDirectory(database, TimeProvider.System), SameEvents = new SameEventQueries(database, Places), Tickets = new TicketBook(database, CallCenter.Core.Clocks.ChinaCalendar.Known), Ids = new CallIdSource(TimeProvider.System), Time = TimeProvider.System,
            KeyFolder = Path.Combine(home.Folder, "keys"), PageFolder = home.Folder, Site = "澜宁",
        });
        app = builder.Build();
        app.UseConsole();
        Post(new ServerStarted("1", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        Post(new SettingsChanged(Town.Settings.Version, SettingsBytes.Hash(SettingsBytes.Of(Town.Settings))) { Content = Town.Settings });
        Board.Start(board.View(), Town.Settings, Voice);
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Board.DisposeAsync();
        await ending.CancelAsync();
        await audit;
        drafts.Dispose();
        database.Dispose();
        home.Dispose();
        ending.Dispose();
    }

    public void Post(SwitchboardEvent happened)
    {
        List<Effect> decided;
        lock (turn)
        {
            decided = [.. board.Decide(++sequence, sequence * 10, happened)];
            effects.AddRange(decided);
            foreach (var published in decided.OfType<PublishFact>())
            {
                Board.OnFact(sequence, published.Fact);
            }
        }

        foreach (var dial in decided.OfType<DialAgent>())
        {
            Voice.Ring(dial);
        }
    }

    internal string DraftFile()
    {
        using var reader = new StreamReader(new FileStream(Path.Combine(home.Folder, "drafts", "drafts.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>A call arrives.</summary>
    internal CallId Call(string service, string from = "15400000101")
    {
        var call = new CallId(Interlocked.Increment(ref nextCall));
        Post(new CallArrived(call, service, new PhoneNumber(from), "county", false));
        return call;
    }

    internal LineId PartyOf(CallId call)
    {
        lock (turn)
        {
            return effects.OfType<DialAgent>().Last(d => d.Call == call).Line;
        }
    }

    internal bool Decided(Func<Effect, bool> wanted)
    {
        lock (turn)
        {
            return effects.Exists(e => wanted(e));
        }
    }

    /// <summary>An account with these roles, signed in.</summary>
    /// <summary>Somebody of a unit, which is made where it is not there.</summary>
    internal async Task<Client> OfUnit(string staff, string unit, params Role[] roles)
    {
        await using var db = database.Open();
        var there = db.Organisations.FirstOrDefault(o => o.Name == unit);
        if (there is null)
        {
            there = new Organisation { Name = unit, Kind = OrganisationKind.Department };
            db.Organisations.Add(there);
            await db.SaveChangesAsync();
        }

        await new Accounts(database, TimeProvider.System).Add([new NewAccount(staff, $"演{staff}", there.Id, roles, [], Hash, false)], CancellationToken.None);
        return await Client.SignIn(this, staff, Password);
    }

    internal async Task<Client> SignedIn(string staff, string[]? services, params Role[] roles)
    {
        await AddAccount(staff, services, changeNeeded: false, roles);
        return await Client.SignIn(this, staff, Password);
    }

    internal Task AddAccount(string staff, string[]? services, bool changeNeeded, params Role[] roles) =>
        new Accounts(database, TimeProvider.System).Add([new NewAccount(staff, $"演{staff}", null, roles, services ?? [], Hash, changeNeeded)], CancellationToken.None);

    /// <summary>An endpoint of the console.</summary>
    public sealed class Endpoint(RouteEndpoint endpoint)
    {
        public string Pattern => endpoint.RoutePattern.RawText!;

        public IReadOnlyList<string> Methods => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

        internal CallCenter.Console.Api.Needs? Needs => endpoint.Metadata.GetMetadata<CallCenter.Console.Api.Needs>();

        public override string ToString() => $"{string.Join(',', Methods)} {Pattern}";
    }

    /// <summary>A page's requests.</summary>
    internal sealed class Client(DeskHouse house, string? cookie, string? csrf) : IDisposable
    {
        private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false }) { BaseAddress = house.Address };

        public string? Cookie { get; } = cookie;

        public static async Task<Client> SignIn(DeskHouse house, string staff, string password, string? code = null)
        {
            using var nobody = new Client(house, null, null);
            using var reply = await nobody.Send("POST", "/api/v1/session", new { staff, password, code });
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            var me = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["me"]!;
            var set = reply.Headers.GetValues("Set-Cookie").Single();
            return new Client(house, set[..set.IndexOf(';', StringComparison.Ordinal)], (string)me["csrf"]!);
        }

        public async Task<HttpResponseMessage> Send(string method, string path, object? body = null, string? withCsrf = null, string? origin = null, string language = "zh-CN")
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (Cookie is not null)
            {
                request.Headers.Add("Cookie", Cookie);
            }

            request.Headers.Add("X-CSRF", withCsrf ?? csrf ?? "none");
            request.Headers.AcceptLanguage.ParseAdd(language);
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            request.Content = body is null ? null : JsonContent.Create(body);
            return await http.SendAsync(request);
        }

        public async Task<JsonNode> Json(string method, string path, object? body = null)
        {
            using var reply = await Send(method, path, body);
            var text = await reply.Content.ReadAsStringAsync();
            Assert.True(reply.IsSuccessStatusCode, $"{method} {path}: {(int)reply.StatusCode} {text}");
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }

        public void Dispose() => http.Dispose();
    }
}
