using CallCenter.Casework.Database;
using CallCenter.Core.Settings;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Casework.Migrations;

/// <summary>Calls that go out, the rules by which they may, and everybody who is to be called back.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0007_call_backs")]
internal sealed class M0007CallBacks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var m = migrationBuilder;
        m.AddColumn<bool>("outbound", "call", nullable: false, defaultValue: false);
        m.AddColumn<long>("call_back_of", "call", nullable: true);
        m.AddColumn<string>("presented", "trunk", nullable: false, defaultValue: "[]");
        m.AddColumn<int>("long_wait_seconds", "queue", nullable: true);
        m.AddColumn<int>("last_agent_minutes", "queue", nullable: true);
        m.AddColumn<int>("p4_handicap_seconds", "settings_head", nullable: true);
        m.AddColumn<string>("presents", "service_number", nullable: true);
        m.AddColumn<int>("call_back", "service_number", nullable: false, defaultValue: (int)CallBackPlan.List);
        m.Sql($"UPDATE service_number SET call_back = {(int)CallBackPlan.Automatic} WHERE emergency");
        m.CreateTable("dial_rule", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            prefix = t.Column<string>(name: "prefix", nullable: false),
            min_digits = t.Column<int>(name: "min_digits", nullable: false),
            max_digits = t.Column<int>(name: "max_digits", nullable: false),
            trunk = t.Column<string>(name: "trunk", nullable: false),
            strip = t.Column<int>(name: "strip", nullable: false),
            prepend = t.Column<string>(name: "prepend", nullable: false),
            from_hour = t.Column<int>(name: "from_hour", nullable: false),
            to_hour = t.Column<int>(name: "to_hour", nullable: false),
            per_hour = t.Column<int>(name: "per_hour", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_dial_rule", x => x.name);
            t.ForeignKey("fk_dial_rule_trunk", x => x.trunk, "trunk", "name", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_dial_rule_trunk", "dial_rule", "trunk");
        m.CreateTable("call_back", t => new
        {
            id = t.Column<long>(name: "id", nullable: false),
            service = t.Column<string>(name: "service", nullable: false),
            caller = t.Column<string>(name: "caller", nullable: false),
            emergency = t.Column<bool>(name: "emergency", nullable: false),
            urgency = t.Column<int>(name: "urgency", nullable: false),
            reason = t.Column<int>(name: "reason", nullable: false),
            missed = t.Column<int>(name: "missed", nullable: false),
            attempts = t.Column<int>(name: "attempts", nullable: false),
            opened_ms = t.Column<long>(name: "opened_ms", nullable: false),
            due_ms = t.Column<long>(name: "due_ms", nullable: true),
            first_tried_ms = t.Column<long>(name: "first_tried_ms", nullable: true),
            outcome = t.Column<int>(name: "outcome", nullable: true),
            closed_ms = t.Column<long>(name: "closed_ms", nullable: true),
            disposition = t.Column<string>(name: "disposition", nullable: true),
            closed_by = t.Column<string>(name: "closed_by", nullable: true),
        }, constraints: t => t.PrimaryKey("pk_call_back", x => x.id));
        m.CreateIndex("ix_call_back_closed_ms_opened_ms", "call_back", ["closed_ms", "opened_ms"]);
    }
}
