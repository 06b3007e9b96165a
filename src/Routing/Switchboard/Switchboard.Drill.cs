using CallCenter.Core.Agents;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;

namespace CallCenter.Routing.Switchboard;

/// <summary>Drills: simulated seats that come and go, kept apart from everything live.</summary>
public sealed partial class Switchboard
{
    private readonly HashSet<string> drillPhones = new(StringComparer.Ordinal);

    private void OpenDrill(DrillOpened drill)
    {
        foreach (var seat in drill.Seats)
        {
            if (IsLivePhone(seat.Phone))
            {
                effects.Add(new RaiseAlarm("drill-seat-refused", seat.Phone));
                continue;
            }

            SeatOf(seat.Staff, drill: true).Queues = [.. seat.Queues];
            drillPhones.Add(seat.Phone);
        }

        RebuildPools();
        ServeAll();
    }

    /// <summary>A phone of the house, or one at which somebody sits for real: it can't become a drill's.</summary>
    private bool IsLivePhone(string phone) =>
        accounts.Contains(phone) || (agentByPhone.TryGetValue(phone, out var index) && !agents[index].Drill);

    private void CloseDrill()
    {
        foreach (var call in calls.Values.Where(c => c.Drill).OrderBy(c => c.Place).ToList())
        {
            End(call, CallEnder.System, "drill-over", 0);
        }

        foreach (var agent in agents)
        {
            if (agent.Drill)
            {
                SignOut(agent, AgentCause.DrillOver);
            }
        }

        drillPhones.Clear();
    }
}
