using CallCenter.Casework.Places;
using CallCenter.Server.Admin;
using CallCenter.Server.Commands;
using CallCenter.Server.Running;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Control;

/// <summary>What the control socket can do; one method a command.</summary>
internal sealed class ControlDesk(CallCenterServer server, DataFolder folder, TimeProvider time, ILogger log)
{
    private readonly CallBook book = new(folder, server.Calls);
    private readonly DrillDesk drills = new(server, folder, time);

    /// <summary>Does what is asked.</summary>
    /// <exception cref="AdminException">It can't be done; the message says why.</exception>
    public async Task<object> Do(ControlRequest asked, ControlSession session, CancellationToken cancellation)
    {
        switch (asked.Command)
        {
            case "status":
                return server.Status();
            case "calls":
                return await book.List(asked, cancellation).ConfigureAwait(false);
            case "call":
                if (asked.Reveal)
                {
                    log.LadderRevealed(asked.Id ?? string.Empty, asked.By ?? string.Empty);
                }

                return await book.Show(asked, cancellation).ConfigureAwait(false);
            case "verify":
                return await Verification.Run(folder, server.AnchorFile, server.Desks.Parts.Audit, server.Desks.Parts.Tickets, time.GetUtcNow(), null, cancellation).ConfigureAwait(false);
            case "drill-open":
                var ticket = drills.Open(asked.Agents);
                session.Drill = ticket.Number;
                return ticket;
            case "drill-report":
                return await drills.Report(session.Drill, cancellation).ConfigureAwait(false);
            case "import":
                return await Import(asked, cancellation).ConfigureAwait(false);
            case "drill-close":
                Leave(session);
                return server.Status();
            default:
                throw new AdminException($"command is '{asked.Command}'; allowed is status, calls, call, verify, drill-open, drill-report, drill-close, import");
        }
    }

    private async Task<ImportReply> Import(ControlRequest asked, CancellationToken cancellation)
    {
        if (asked.File is not { } file || asked.Kind is not { } kind || !ImportCommand.Kinds.TryGetValue(kind, out var usual) || !Enum.TryParse<PointDatum>(asked.Datum, out var datum))
        {
            throw new AdminException("an import names file, kind and datum");
        }

        var places = PlaceImport.Read(file, usual, datum, out var faults);
        if (faults.Count > 0)
        {
            return new ImportReply(file, asked.DryRun, 0, null, null, faults);
        }

        var (made, changed) = await server.Desks.Parts.Places.Import(places, asked.DryRun, demonstration: false, cancellation).ConfigureAwait(false);
        return new ImportReply(file, asked.DryRun, places.Count, made, changed, []);
    }

    /// <summary>A connection is gone: what it had open is closed.</summary>
    public void Leave(ControlSession session)
    {
        drills.Close(session.Drill);
        session.Drill = 0;
    }
}
