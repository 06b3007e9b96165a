using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CallCenter.Casework.Migrations;

/// <summary>The knowledge base: articles, their versions, what agents say of them, and what nobody found.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0003_knowledge")]
internal sealed class M0003Knowledge : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("article", t => new
        {
            id = t.Column<string>(name: "id", nullable: false),
            category = t.Column<string>(name: "category", nullable: false),
            owner = t.Column<string>(name: "owner", nullable: false),
            area = t.Column<string>(name: "area", nullable: false),
            kind = t.Column<string>(name: "kind", nullable: false),
            delegation = t.Column<string>(name: "delegation", nullable: true),
            demonstration = t.Column<bool>(name: "demonstration", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_article", x => x.id));
        migrationBuilder.CreateTable("article_version", t => new
        {
            article_id = t.Column<string>(name: "article_id", nullable: false),
            number = t.Column<int>(name: "number", nullable: false),
            state = t.Column<int>(name: "state", nullable: false),
            title = t.Column<string>(name: "title", nullable: false),
            keywords = t.Column<string>(name: "keywords", nullable: false),
            body = t.Column<string>(name: "body", nullable: false),
            valid_from_ms = t.Column<long>(name: "valid_from_ms", nullable: false),
            valid_to_ms = t.Column<long>(name: "valid_to_ms", nullable: true),
            author = t.Column<string>(name: "author", nullable: false),
            reviewer = t.Column<string>(name: "reviewer", nullable: true),
            reason = t.Column<string>(name: "reason", nullable: true),
            changed_ms = t.Column<long>(name: "changed_ms", nullable: false),
            revision = t.Column<int>(name: "revision", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_article_version", x => new { x.article_id, x.number });
            t.ForeignKey("fk_article_version_article_id", x => x.article_id, "article", "id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("ix_article_version_state_changed_ms", "article_version", ["state", "changed_ms"]);
        migrationBuilder.CreateTable("article_flag", t => new
        {
            id = t.Column<long>(name: "id", nullable: false)
                .Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            article_id = t.Column<string>(name: "article_id", nullable: false),
            number = t.Column<int>(name: "number", nullable: false),
            at_ms = t.Column<long>(name: "at_ms", nullable: false),
            staff = t.Column<string>(name: "staff", nullable: false),
            reason = t.Column<string>(name: "reason", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_article_flag", x => x.id);
            t.ForeignKey("fk_article_flag_article_id_number", x => new { x.article_id, x.number }, "article_version", ["article_id", "number"], onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("ix_article_flag_article_id_number", "article_flag", ["article_id", "number"]);
        migrationBuilder.CreateTable("unanswered_search", t => new
        {
            words = t.Column<string>(name: "words", nullable: false),
            times = t.Column<int>(name: "times", nullable: false),
            first_ms = t.Column<long>(name: "first_ms", nullable: false),
            last_ms = t.Column<long>(name: "last_ms", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_unanswered_search", x => x.words));
        migrationBuilder.CreateIndex("ix_ticket_article", "ticket", "article");
    }
}
