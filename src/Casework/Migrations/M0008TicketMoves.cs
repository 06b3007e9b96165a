using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Casework.Migrations;

/// <summary>Who has a ticket, and every move that it made, chained.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0008_ticket_moves")]
internal sealed class M0008TicketMoves : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var m = migrationBuilder;
        m.CreateTable("ticket_handling", t => new
        {
            ticket_id = t.Column<long>(name: "ticket_id", nullable: false),
            unit = t.Column<string>(name: "unit", nullable: true),
            handled_by = t.Column<string>(name: "handled_by", nullable: false),
            recused = t.Column<string>(name: "recused", nullable: false),
            was_returned = t.Column<bool>(name: "was_returned", nullable: false),
            was_extended = t.Column<bool>(name: "was_extended", nullable: false),
            open_parts = t.Column<int>(name: "open_parts", nullable: false),
            round = t.Column<int>(name: "round", nullable: false),
            clock = t.Column<string>(name: "clock", nullable: false),
            dispatched_ms = t.Column<long>(name: "dispatched_ms", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_ticket_handling", x => x.ticket_id);
            t.ForeignKey("fk_ticket_handling_ticket_id", x => x.ticket_id, "ticket", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_ticket_handling_unit", "ticket_handling", "unit");
        m.CreateTable("ticket_move", t => new
        {
            ticket_id = t.Column<long>(name: "ticket_id", nullable: false),
            number = t.Column<int>(name: "number", nullable: false),
            at_ms = t.Column<long>(name: "at_ms", nullable: false),
            staff = t.Column<string>(name: "staff", nullable: false),
            role = t.Column<int>(name: "role", nullable: false),
            mark = t.Column<string>(name: "mark", nullable: false),
            move = t.Column<int>(name: "move", nullable: false),
            before = t.Column<int>(name: "before", nullable: false),
            after = t.Column<int>(name: "after", nullable: false),
            unit = t.Column<string>(name: "unit", nullable: true),
            reason = t.Column<string>(name: "reason", nullable: true),
            amount = t.Column<int>(name: "amount", nullable: false),
            hash = t.Column<string>(name: "hash", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_ticket_move", x => new { x.ticket_id, x.number });
            t.ForeignKey("fk_ticket_move_ticket_id", x => x.ticket_id, "ticket", "id", onDelete: ReferentialAction.Restrict);
        });
    }
}
