using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Casework.Migrations;

/// <summary>Category, owner, area, kind and delegation belong to a version of an article, as its text does; and everybody who wrote at a version is known.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0005_article_versions")]
internal sealed class M0005ArticleVersions : Migration
{
    private static readonly string[] Moved = ["category", "owner", "area", "kind"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in Moved)
        {
            migrationBuilder.AddColumn<string>(column, "article_version", nullable: false, defaultValue: string.Empty);
        }

        migrationBuilder.AddColumn<string>("delegation", "article_version", nullable: true);
        migrationBuilder.AddColumn<string>("writers", "article_version", nullable: false, defaultValue: "[]");
        foreach (var column in Moved.Append("delegation"))
        {
            migrationBuilder.Sql($"UPDATE article_version SET {column} = (SELECT a.{column} FROM article a WHERE a.id = article_version.article_id)");

            // In words that both engines know: the builder's own way makes the whole table anew on one of them.
            migrationBuilder.Sql($"ALTER TABLE article DROP COLUMN {column}");
        }

        migrationBuilder.Sql("UPDATE article_version SET writers = '[\"' || author || '\"]'");
    }
}
