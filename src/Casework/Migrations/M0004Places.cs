using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Casework.Migrations;

/// <summary>What finders need to know of a place and of a unit.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0004_places")]
internal sealed class M0004Places : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("code", "place", nullable: true);
        migrationBuilder.AddColumn<int>("kind", "place", nullable: false, defaultValue: 3);
        migrationBuilder.AddColumn<string>("aliases", "place", nullable: false, defaultValue: string.Empty);
        migrationBuilder.AddColumn<string>("within", "place", nullable: false, defaultValue: string.Empty);
        migrationBuilder.AddColumn<int>("accuracy_metres", "place", nullable: true);
        migrationBuilder.AddColumn<string>("source", "place", nullable: false, defaultValue: string.Empty);
        migrationBuilder.AddColumn<bool>("gone", "place", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("demonstration", "place", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<string>("short_name", "organisation", nullable: true);
        migrationBuilder.CreateIndex("ix_place_code", "place", "code", unique: true);
    }
}
