using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CallCenter.Casework.Migrations;

/// <summary>The first form of all tables.</summary>
[DbContext(typeof(CallCenterDb))]
[Migration("0001_first")]
internal sealed class M0001First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Organisations(migrationBuilder);
        Calls(migrationBuilder);
        Tickets(migrationBuilder);
        Projection(migrationBuilder);
        Rules(migrationBuilder);
        People(migrationBuilder);
    }

    private static OperationBuilder<AddColumnOperation> Generated(ColumnsBuilder t, string name = "id") =>
        t.Column<long>(name: name, nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    private static void Organisations(MigrationBuilder m)
    {
        m.CreateTable("organisation", t => new
        {
            id = Generated(t),
            name = t.Column<string>(name: "name", nullable: false),
            kind = t.Column<int>(name: "kind", nullable: false),
            parent_id = t.Column<long>(name: "parent_id", nullable: true),
            duty_number = t.Column<string>(name: "duty_number", nullable: true),
            active = t.Column<bool>(name: "active", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_organisation", x => x.id);
            t.ForeignKey("fk_organisation_parent_id", x => x.parent_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_organisation_parent_id", "organisation", "parent_id");

        m.CreateTable("person", t => new
        {
            id = Generated(t),
            organisation_id = t.Column<long>(name: "organisation_id", nullable: true),
            name = t.Column<string>(name: "name", nullable: false),
            phone = t.Column<string>(name: "phone", nullable: true),
            active = t.Column<bool>(name: "active", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_person", x => x.id);
            t.ForeignKey("fk_person_organisation_id", x => x.organisation_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_person_organisation_id", "person", "organisation_id");

        m.CreateTable("roster_entry", t => new
        {
            id = Generated(t),
            organisation_id = t.Column<long>(name: "organisation_id", nullable: false),
            person_id = t.Column<long>(name: "person_id", nullable: false),
            level = t.Column<int>(name: "level", nullable: false),
            begins_ms = t.Column<long>(name: "begins_ms", nullable: false),
            ends_ms = t.Column<long>(name: "ends_ms", nullable: false),
            phone = t.Column<string>(name: "phone", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_roster_entry", x => x.id);
            t.ForeignKey("fk_roster_entry_organisation_id", x => x.organisation_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_roster_entry_person_id", x => x.person_id, "person", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_roster_entry_organisation_id_begins_ms", "roster_entry", ["organisation_id", "begins_ms"]);
        m.CreateIndex("ix_roster_entry_person_id", "roster_entry", "person_id");

        m.CreateTable("place", t => new
        {
            id = Generated(t),
            name = t.Column<string>(name: "name", nullable: false),
            address = t.Column<string>(name: "address", nullable: true),
            organisation_id = t.Column<long>(name: "organisation_id", nullable: true),
            latitude_e7 = t.Column<int>(name: "latitude_e7", nullable: true),
            longitude_e7 = t.Column<int>(name: "longitude_e7", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_place", x => x.id);
            t.ForeignKey("fk_place_organisation_id", x => x.organisation_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_place_name", "place", "name");
        m.CreateIndex("ix_place_organisation_id", "place", "organisation_id");
    }

    private static void Calls(MigrationBuilder m)
    {
        m.CreateTable("call", t => new
        {
            id = t.Column<long>(name: "id", nullable: false),
            service = t.Column<string>(name: "service", nullable: false),
            caller = t.Column<string>(name: "caller", nullable: true),
            trunk = t.Column<string>(name: "trunk", nullable: false),
            emergency = t.Column<bool>(name: "emergency", nullable: false),
            urgency = t.Column<int>(name: "urgency", nullable: false),
            drill = t.Column<bool>(name: "drill", nullable: false),
            state = t.Column<int>(name: "state", nullable: false),
            queue = t.Column<string>(name: "queue", nullable: true),
            agent = t.Column<string>(name: "agent", nullable: true),
            party = t.Column<string>(name: "party", nullable: true),
            offers = t.Column<int>(name: "offers", nullable: false),
            arrived_ms = t.Column<long>(name: "arrived_ms", nullable: false),
            admitted_ms = t.Column<long>(name: "admitted_ms", nullable: true),
            connected_ms = t.Column<long>(name: "connected_ms", nullable: true),
            queued_ms = t.Column<long>(name: "queued_ms", nullable: true),
            offered_ms = t.Column<long>(name: "offered_ms", nullable: true),
            accepted_ms = t.Column<long>(name: "accepted_ms", nullable: true),
            ended_ms = t.Column<long>(name: "ended_ms", nullable: true),
            ended_by = t.Column<int>(name: "ended_by", nullable: true),
            cause = t.Column<string>(name: "cause", nullable: true),
            code = t.Column<int>(name: "code", nullable: false),
            incomplete = t.Column<bool>(name: "incomplete", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_call", x => x.id));
        m.CreateIndex("ix_call_drill_arrived_ms_id", "call", ["drill", "arrived_ms", "id"]);
        m.CreateIndex("ix_call_state_arrived_ms", "call", ["state", "arrived_ms"]);
        m.CreateIndex("ix_call_caller_arrived_ms", "call", ["caller", "arrived_ms"]);

        m.CreateTable("recording", t => new
        {
            id = Generated(t),
            call_id = t.Column<long>(name: "call_id", nullable: false),
            state = t.Column<int>(name: "state", nullable: false),
            at_ms = t.Column<long>(name: "at_ms", nullable: false),
            path = t.Column<string>(name: "path", nullable: true),
            sha256 = t.Column<string>(name: "sha256", nullable: true),
            bytes = t.Column<long>(name: "bytes", nullable: false),
            duration_ms = t.Column<long>(name: "duration_ms", nullable: false),
            recovered = t.Column<bool>(name: "recovered", nullable: false),
            why = t.Column<string>(name: "why", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_recording", x => x.id);
            t.ForeignKey("fk_recording_call_id", x => x.call_id, "call", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_recording_call_id", "recording", "call_id");
    }

    private static void Tickets(MigrationBuilder m)
    {
        m.CreateTable("ticket", t => new
        {
            id = t.Column<long>(name: "id", nullable: false),
            call_id = t.Column<long>(name: "call_id", nullable: true),
            state = t.Column<int>(name: "state", nullable: false),
            service = t.Column<string>(name: "service", nullable: false),
            urgency = t.Column<int>(name: "urgency", nullable: false),
            emergency = t.Column<bool>(name: "emergency", nullable: false),
            drill = t.Column<bool>(name: "drill", nullable: false),
            category = t.Column<string>(name: "category", nullable: true),
            title = t.Column<string>(name: "title", nullable: true),
            content = t.Column<string>(name: "content", nullable: true),
            contact = t.Column<string>(name: "contact", nullable: true),
            place_id = t.Column<long>(name: "place_id", nullable: true),
            created_ms = t.Column<long>(name: "created_ms", nullable: false),
            accepted_ms = t.Column<long>(name: "accepted_ms", nullable: true),
            closed_ms = t.Column<long>(name: "closed_ms", nullable: true),
            version = t.Column<int>(name: "version", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_ticket", x => x.id);
            t.ForeignKey("fk_ticket_call_id", x => x.call_id, "call", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_ticket_place_id", x => x.place_id, "place", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_ticket_call_id", "ticket", "call_id", unique: true);
        m.CreateIndex("ix_ticket_place_id", "ticket", "place_id");
        m.CreateIndex("ix_ticket_state_created_ms_id", "ticket", ["state", "created_ms", "id"]);

        m.CreateTable("dispatch_order", t => new
        {
            id = Generated(t),
            ticket_id = t.Column<long>(name: "ticket_id", nullable: false),
            organisation_id = t.Column<long>(name: "organisation_id", nullable: false),
            state = t.Column<int>(name: "state", nullable: false),
            content = t.Column<string>(name: "content", nullable: true),
            created_ms = t.Column<long>(name: "created_ms", nullable: false),
            sent_ms = t.Column<long>(name: "sent_ms", nullable: true),
            signed_ms = t.Column<long>(name: "signed_ms", nullable: true),
            replied_ms = t.Column<long>(name: "replied_ms", nullable: true),
            due_ms = t.Column<long>(name: "due_ms", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_dispatch_order", x => x.id);
            t.ForeignKey("fk_dispatch_order_ticket_id", x => x.ticket_id, "ticket", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_dispatch_order_organisation_id", x => x.organisation_id, "organisation", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_dispatch_order_organisation_id_state_due_ms", "dispatch_order", ["organisation_id", "state", "due_ms"]);
        m.CreateIndex("ix_dispatch_order_ticket_id", "dispatch_order", "ticket_id");
    }

    private static void Projection(MigrationBuilder m)
    {
        m.CreateTable("projection_cursor", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            seq = t.Column<long>(name: "seq", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_projection_cursor", x => x.name));
        m.CreateTable("projection_fault", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            seq = t.Column<long>(name: "seq", nullable: false),
            why = t.Column<string>(name: "why", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_projection_fault", x => new { x.name, x.seq }));
    }

    private static void Rules(MigrationBuilder m)
    {
        m.CreateTable("settings_head", t => new
        {
            id = t.Column<int>(name: "id", nullable: false),
            site = t.Column<string>(name: "site", nullable: false),
            version = t.Column<long>(name: "version", nullable: false),
            hash = t.Column<string>(name: "hash", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_settings_head", x => x.id));

        m.CreateTable("queue", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            strategy = t.Column<string>(name: "strategy", nullable: false),
            offer_seconds = t.Column<int>(name: "offer_seconds", nullable: false),
            wrap_up_seconds = t.Column<int>(name: "wrap_up_seconds", nullable: false),
            set_aside_seconds = t.Column<int>(name: "set_aside_seconds", nullable: false),
            overflow_seconds = t.Column<int>(name: "overflow_seconds", nullable: false),
            overflow_unstaffed = t.Column<bool>(name: "overflow_unstaffed", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_queue", x => x.name));

        m.CreateTable("trunk", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            kind = t.Column<int>(name: "kind", nullable: false),
            sources = t.Column<string>(name: "sources", nullable: false),
            trusted = t.Column<bool>(name: "trusted", nullable: false),
            target = t.Column<string>(name: "target", nullable: true),
            user_name = t.Column<string>(name: "user_name", nullable: true),
            ha1 = t.Column<string>(name: "ha1", nullable: true),
            ring_seconds = t.Column<int>(name: "ring_seconds", nullable: false),
        }, constraints: t => t.PrimaryKey("pk_trunk", x => x.name));

        m.CreateTable("service_number", t => new
        {
            number = t.Column<string>(name: "number", nullable: false),
            aliases = t.Column<string>(name: "aliases", nullable: false),
            emergency = t.Column<bool>(name: "emergency", nullable: false),
            urgency = t.Column<int>(name: "urgency", nullable: false),
            flow = t.Column<int>(name: "flow", nullable: false),
            queue = t.Column<string>(name: "queue", nullable: true),
            forward_trunk = t.Column<string>(name: "forward_trunk", nullable: true),
            forward_number = t.Column<string>(name: "forward_number", nullable: true),
            answer = t.Column<int>(name: "answer", nullable: false),
            welcome = t.Column<string>(name: "welcome", nullable: false),
            greeting = t.Column<string>(name: "greeting", nullable: false),
            notice = t.Column<string>(name: "notice", nullable: false),
            record = t.Column<bool>(name: "record", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_service_number", x => x.number);
            t.ForeignKey("fk_service_number_queue", x => x.queue, "queue", "name", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_service_number_forward_trunk", x => x.forward_trunk, "trunk", "name", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_service_number_queue", "service_number", "queue");
        m.CreateIndex("ix_service_number_forward_trunk", "service_number", "forward_trunk");

        m.CreateTable("queue_overflow", t => new
        {
            queue = t.Column<string>(name: "queue", nullable: false),
            position = t.Column<int>(name: "position", nullable: false),
            to_queue = t.Column<string>(name: "to_queue", nullable: true),
            trunk = t.Column<string>(name: "trunk", nullable: true),
            number = t.Column<string>(name: "number", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_queue_overflow", x => new { x.queue, x.position });
            t.ForeignKey("fk_queue_overflow_queue", x => x.queue, "queue", "name", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("fk_queue_overflow_to_queue", x => x.to_queue, "queue", "name", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_queue_overflow_trunk", x => x.trunk, "trunk", "name", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_queue_overflow_to_queue", "queue_overflow", "to_queue");
        m.CreateIndex("ix_queue_overflow_trunk", "queue_overflow", "trunk");
    }

    private static void People(MigrationBuilder m)
    {
        m.CreateTable("phone_account", t => new
        {
            name = t.Column<string>(name: "name", nullable: false),
            ha1 = t.Column<string>(name: "ha1", nullable: true),
            ha1_sha256 = t.Column<string>(name: "ha1_sha256", nullable: true),
            address = t.Column<string>(name: "address", nullable: true),
        }, constraints: t => t.PrimaryKey("pk_phone_account", x => x.name));

        m.CreateTable("staff_sign_in", t => new
        {
            number = t.Column<string>(name: "number", nullable: false),
            person_id = t.Column<long>(name: "person_id", nullable: true),
            pin_hash = t.Column<string>(name: "pin_hash", nullable: true),
            standing_phone = t.Column<string>(name: "standing_phone", nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_staff_sign_in", x => x.number);
            t.ForeignKey("fk_staff_sign_in_person_id", x => x.person_id, "person", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_staff_sign_in_person_id", "staff_sign_in", "person_id");

        m.CreateTable("staff_queue", t => new
        {
            number = t.Column<string>(name: "number", nullable: false),
            queue = t.Column<string>(name: "queue", nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_staff_queue", x => new { x.number, x.queue });
            t.ForeignKey("fk_staff_queue_number", x => x.number, "staff_sign_in", "number", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("fk_staff_queue_queue", x => x.queue, "queue", "name", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_staff_queue_queue", "staff_queue", "queue");
    }
}
