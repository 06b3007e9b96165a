using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CallCenter.Casework.Migrations;

/// <summary>What the desk needs: accounts, sessions, the audit trail, and the form's fields of a ticket.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0002_desk")]
internal sealed class M0002Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Identity(migrationBuilder);
        foreach (var column in new[] { "place_text", "also", "nature", "caller_name", "secrecy", "parties", "answer", "note", "owner", "article", "refusal_code" })
        {
            migrationBuilder.AddColumn<string>(column, "ticket", nullable: true);
        }
    }

    private static void Identity(MigrationBuilder m)
    {
        m.CreateTable("account", t => new
        {
            id = t.Column<long>(name: "id", nullable: false)
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            staff = t.Column<string>(name: "staff", nullable: false),
            name = t.Column<string>(name: "name", nullable: false),
            organisation_id = t.Column<long>(name: "organisation_id", nullable: true),
            roles = t.Column<string>(name: "roles", nullable: false),
            services = t.Column<string>(name: "services", nullable: false),
            password_hash = t.Column<string>(name: "password_hash", nullable: false),
            password_change_needed = t.Column<bool>(name: "password_change_needed", nullable: false),
            code_secret = t.Column<string>(name: "code_secret", nullable: true),
            code_step = t.Column<long>(name: "code_step", nullable: false),
            failures = t.Column<int>(name: "failures", nullable: false),
            locked_until_ms = t.Column<long>(name: "locked_until_ms", nullable: true),
            active = t.Column<bool>(name: "active", nullable: false),
            version = t.Column<int>(name: "version", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_account", x => x.id);
            t.ForeignKey("fk_account_organisation_id", x => x.organisation_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_account_staff", "account", "staff", unique: true);
        m.CreateIndex("ix_account_organisation_id", "account", "organisation_id");

        m.CreateTable("session", t => new
        {
            id = t.Column<string>(name: "id", nullable: false),
            account_id = t.Column<long>(name: "account_id", nullable: false),
            began_ms = t.Column<long>(name: "began_ms", nullable: false),
            seen_ms = t.Column<long>(name: "seen_ms", nullable: false),
            expires_ms = t.Column<long>(name: "expires_ms", nullable: false),
            ended_ms = t.Column<long>(name: "ended_ms", nullable: true),
            address = t.Column<string>(name: "address", nullable: false),
            browser = t.Column<string>(name: "browser", nullable: false),
            mark = t.Column<string>(name: "mark", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_session", x => x.id);
            t.ForeignKey("fk_session_account_id", x => x.account_id, "account", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("ix_session_account_id_began_ms", "session", ["account_id", "began_ms"]);

        m.CreateTable("audit_entry", t => new
        {
            id = t.Column<long>(name: "id", nullable: false),
            at_ms = t.Column<long>(name: "at_ms", nullable: false),
            staff = t.Column<string>(name: "staff", nullable: false),
            mark = t.Column<string>(name: "mark", nullable: false),
            action = t.Column<string>(name: "action", nullable: false),
            kind = t.Column<string>(name: "kind", nullable: false),
            object_id = t.Column<string>(name: "object_id", nullable: false),
            reason = t.Column<string>(name: "reason", nullable: true),
            hash = t.Column<string>(name: "hash", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_audit_entry", x => x.id));
        m.CreateIndex("ix_audit_entry_kind_object_id_id", "audit_entry", ["kind", "object_id", "id"]);
        m.CreateIndex("ix_audit_entry_staff_at_ms", "audit_entry", ["staff", "at_ms"]);
    }
}
