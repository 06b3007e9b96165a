using CallCenter.Casework.Calls;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Knowledge;
using CallCenter.Casework.Orders;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Places;
using CallCenter.Casework.SettingsTables;
using CallCenter.Casework.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Casework.Database;

/// <summary>All tables, the same on SQLite and PostgreSQL. Names are snake_case, instants UTC integer milliseconds.</summary>
internal sealed class CallCenterDb(DbContextOptions<CallCenterDb> options) : DbContext(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<RosterEntry> Roster => Set<RosterEntry>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<CallBackRow> CallBacks => Set<CallBackRow>();

    public DbSet<Recording> Recordings => Set<Recording>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<TicketHandling> Handlings => Set<TicketHandling>();

    public DbSet<TicketMoveRow> TicketMoves => Set<TicketMoveRow>();

    public DbSet<DispatchOrder> Orders => Set<DispatchOrder>();

    public DbSet<ProjectionCursor> Cursors => Set<ProjectionCursor>();

    public DbSet<ProjectionFault> Faults => Set<ProjectionFault>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<ArticleFlag> ArticleFlags => Set<ArticleFlag>();

    public DbSet<UnansweredSearch> UnansweredSearches => Set<UnansweredSearch>();

    public DbSet<SettingsHead> SettingsHeads => Set<SettingsHead>();

    public DbSet<ServiceNumberRow> ServiceNumbers => Set<ServiceNumberRow>();

    public DbSet<QueueRow> Queues => Set<QueueRow>();

    public DbSet<OverflowRow> Overflows => Set<OverflowRow>();

    public DbSet<TrunkRow> Trunks => Set<TrunkRow>();

    public DbSet<DialRuleRow> DialRules => Set<DialRuleRow>();

    public DbSet<PhoneAccountRow> Phones => Set<PhoneAccountRow>();

    public DbSet<StaffSignInRow> Staff => Set<StaffSignInRow>();

    public DbSet<StaffQueueRow> StaffQueues => Set<StaffQueueRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Casework(modelBuilder);
        Settings(modelBuilder);
        Identity(modelBuilder);
        Knowledge(modelBuilder);
        Names.Apply(modelBuilder.Model);
    }

    private static void Casework(ModelBuilder model)
    {
        Table<Organisation>(model, "organisation", t =>
        {
            t.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<Person>(model, "person", t =>
        {
            t.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<RosterEntry>(model, "roster_entry", t =>
        {
            t.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(r => new { r.OrganisationId, r.BeginsMs });
        });
        Table<Place>(model, "place", t =>
        {
            t.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(p => p.Name);
            t.HasIndex(p => p.Code).IsUnique();
            t.Property(p => p.Kind).HasDefaultValue(PlaceKind.Landmark).HasSentinel((PlaceKind)0);
            t.Property(p => p.Aliases).HasDefaultValue(string.Empty);
            t.Property(p => p.Within).HasDefaultValue(string.Empty);
            t.Property(p => p.Source).HasDefaultValue(string.Empty);
            t.Property(p => p.Gone).HasDefaultValue(false);
            t.Property(p => p.Demonstration).HasDefaultValue(false);
        });
        Table<Call>(model, "call", t =>
        {
            t.Property(c => c.Id).ValueGeneratedNever();
            t.HasIndex(c => new { c.Drill, c.ArrivedMs, c.Id });
            t.HasIndex(c => new { c.State, c.ArrivedMs });
            t.HasIndex(c => new { c.Caller, c.ArrivedMs });
            t.Property(c => c.Outbound).HasDefaultValue(false);
        });
        Table<CallBackRow>(model, "call_back", t =>
        {
            t.Property(b => b.Id).ValueGeneratedNever();
            t.HasIndex(b => new { b.ClosedMs, b.OpenedMs });
        });
        Table<Recording>(model, "recording", t =>
        {
            t.HasOne<Call>().WithMany().HasForeignKey(r => r.CallId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<Ticket>(model, "ticket", t =>
        {
            t.Property(x => x.Id).ValueGeneratedNever();
            t.Property(x => x.Version).IsConcurrencyToken();
            t.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<Place>().WithMany().HasForeignKey(x => x.PlaceId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(x => x.CallId).IsUnique();
            t.HasIndex(x => new { x.State, x.CreatedMs, x.Id });
            t.HasIndex(x => x.Article);
        });
        Table<TicketHandling>(model, "ticket_handling", t =>
        {
            t.HasKey(h => h.TicketId);
            t.Property(h => h.TicketId).ValueGeneratedNever();
            t.HasOne<Ticket>().WithMany().HasForeignKey(h => h.TicketId).OnDelete(DeleteBehavior.Restrict);
            t.Property(h => h.HandledBy).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(h => h.Recused).HasConversion<TextList.Converter, TextList.Comparer>();
            t.HasIndex(h => h.Unit);
        });
        Table<TicketMoveRow>(model, "ticket_move", t =>
        {
            t.HasKey(m => new { m.TicketId, m.Number });
            t.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<DispatchOrder>(model, "dispatch_order", t =>
        {
            t.HasOne<Ticket>().WithMany().HasForeignKey(o => o.TicketId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(o => new { o.OrganisationId, o.State, o.DueMs });
        });
        Table<ProjectionCursor>(model, "projection_cursor", t =>
        {
            t.HasKey(c => c.Name);
            t.Property(c => c.Seq).IsConcurrencyToken();
        });
        Table<ProjectionFault>(model, "projection_fault", t => t.HasKey(f => new { f.Name, f.Seq }));
    }

    private static void Identity(ModelBuilder model)
    {
        Table<Account>(model, "account", t =>
        {
            t.HasIndex(a => a.Staff).IsUnique();
            t.Property(a => a.Version).IsConcurrencyToken();
            t.Property(a => a.Roles).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(a => a.Services).HasConversion<TextList.Converter, TextList.Comparer>();
            t.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<SessionRow>(model, "session", t =>
        {
            t.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
            t.HasIndex(s => new { s.AccountId, s.BeganMs });
        });
        Table<AuditRow>(model, "audit_entry", t =>
        {
            t.Property(a => a.Id).ValueGeneratedNever();
            t.HasIndex(a => new { a.Kind, a.ObjectId, a.Id });
            t.HasIndex(a => new { a.Staff, a.AtMs });
        });
    }

    private static void Knowledge(ModelBuilder model)
    {
        Table<Article>(model, "article", t => t.HasKey(a => a.Id));
        Table<ArticleVersion>(model, "article_version", t =>
        {
            t.HasKey(v => new { v.ArticleId, v.Number });
            t.Property(v => v.Revision).IsConcurrencyToken();
            t.Property(v => v.Category).HasDefaultValue(string.Empty);
            t.Property(v => v.Owner).HasDefaultValue(string.Empty);
            t.Property(v => v.Area).HasDefaultValue(string.Empty);
            t.Property(v => v.Kind).HasDefaultValue(string.Empty);
            t.Property(v => v.Writers).HasConversion<TextList.Converter, TextList.Comparer>().HasDefaultValue(new List<string>());
            t.HasOne<Article>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(v => new { v.State, v.ChangedMs });
        });
        Table<ArticleFlag>(model, "article_flag", t =>
        {
            t.HasOne<ArticleVersion>().WithMany().HasForeignKey(f => new { f.ArticleId, f.Number }).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(f => new { f.ArticleId, f.Number });
        });
        Table<UnansweredSearch>(model, "unanswered_search", t => t.HasKey(u => u.Words));
    }

    private static void Settings(ModelBuilder model)
    {
        Table<SettingsHead>(model, "settings_head", t =>
        {
            t.Property(h => h.Id).ValueGeneratedNever();
            t.Property(h => h.Version).IsConcurrencyToken();
        });
        Table<QueueRow>(model, "queue", t => t.HasKey(q => q.Name));
        Table<TrunkRow>(model, "trunk", t =>
        {
            t.HasKey(k => k.Name);
            t.Property(k => k.Sources).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(k => k.Presented).HasConversion<TextList.Converter, TextList.Comparer>().HasDefaultValueSql("'[]'");
        });
        Table<DialRuleRow>(model, "dial_rule", t =>
        {
            t.HasKey(r => r.Name);
            t.HasOne<TrunkRow>().WithMany().HasForeignKey(r => r.Trunk).OnDelete(DeleteBehavior.Restrict);
        });
        Table<ServiceNumberRow>(model, "service_number", t =>
        {
            t.HasKey(s => s.Number);
            t.Property(s => s.CallBack).HasDefaultValue(Core.Settings.CallBackPlan.List).HasSentinel(Core.Settings.CallBackPlan.List);
            t.HasOne<QueueRow>().WithMany().HasForeignKey(s => s.Queue).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<TrunkRow>().WithMany().HasForeignKey(s => s.ForwardTrunk).OnDelete(DeleteBehavior.Restrict);
            t.Property(s => s.Aliases).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(s => s.Welcome).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(s => s.Greeting).HasConversion<TextList.Converter, TextList.Comparer>();
            t.Property(s => s.Notice).HasConversion<TextList.Converter, TextList.Comparer>();
        });
        Table<OverflowRow>(model, "queue_overflow", t =>
        {
            t.HasKey(o => new { o.Queue, o.Position });
            t.HasOne<QueueRow>().WithMany().HasForeignKey(o => o.Queue).OnDelete(DeleteBehavior.Cascade);
            t.HasOne<QueueRow>().WithMany().HasForeignKey(o => o.ToQueue).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<TrunkRow>().WithMany().HasForeignKey(o => o.Trunk).OnDelete(DeleteBehavior.Restrict);
        });
        Table<PhoneAccountRow>(model, "phone_account", t => t.HasKey(p => p.Name));
        Table<StaffSignInRow>(model, "staff_sign_in", t =>
        {
            t.HasKey(s => s.Number);
            t.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        Table<StaffQueueRow>(model, "staff_queue", t =>
        {
            t.HasKey(s => new { s.Number, s.Queue });
            t.HasOne<StaffSignInRow>().WithMany().HasForeignKey(s => s.Number).OnDelete(DeleteBehavior.Cascade);
            t.HasOne<QueueRow>().WithMany().HasForeignKey(s => s.Queue).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Table<T>(ModelBuilder model, string name, Action<EntityTypeBuilder<T>> shape)
        where T : class
    {
        var builder = model.Entity<T>();
        builder.ToTable(name);
        shape(builder);
    }
}
