using CallCenter.Core.Agents;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;

namespace CallCenter.Routing.Switchboard;

/// <summary>What agents ask for by a feature code at their phones.</summary>
public sealed partial class Switchboard
{
    private void DialCode(AgentCodeDialled dialled)
    {
        var refusal = dialled.Code == AgentCode.SignIn ? TrySignIn(dialled) : TryOwnWish(dialled);
        if (refusal is not null)
        {
            effects.Add(new RefuseCaller(dialled.Line, 403, refusal));
            return;
        }

        var prompt = dialled.Code switch
        {
            AgentCode.SignIn => "signed-in",
            AgentCode.SignOut => "signed-out",
            AgentCode.Ready => "ready",
            _ => "not-ready",
        };
        codeLines.Add(dialled.Line);
        effects.Insert(0, new AnswerCaller(dialled.Line));
        effects.Add(new PlayPrompt(dialled.Line, [prompt], seq));
    }

    private string? TrySignIn(AgentCodeDialled dialled)
    {
        // The phone decides which side it is. A drill's phone whose drill is not open (yet, any more) is on neither.
        var drill = drillPhones.Contains(dialled.Phone);
        if (!drill && !accounts.Contains(dialled.Phone))
        {
            return "This phone is not one of the house";
        }

        if (!agentByStaff.TryGetValue((dialled.Staff, drill), out var index) || !(drill || staffed.Contains(dialled.Staff)))
        {
            return "This staff number is not known";
        }

        if (!dialled.PinMatches)
        {
            return "The PIN is not right";
        }

        var agent = agents[index];
        if (!agent.Call.Equals(default))
        {
            return "This staff number is in a call";
        }

        if (agentByPhone.TryGetValue(dialled.Phone, out var other) && other != index)
        {
            if (!agents[other].Call.Equals(default))
            {
                return "Somebody is in a call at this phone";
            }

            SignOut(agents[other], AgentCause.Replaced);
        }

        SignOut(agent, AgentCause.Replaced);
        SignIn(agent, dialled.Phone);
        return null;
    }

    private string? TryOwnWish(AgentCodeDialled dialled)
    {
        if (!agentByPhone.TryGetValue(dialled.Phone, out var index))
        {
            return "Nobody is signed in at this phone";
        }

        var agent = agents[index];
        switch (dialled.Code)
        {
            case AgentCode.SignOut when agent.State is AgentState.Talking or AgentState.Reserved:
                agent.Leaving = true;
                break;
            case AgentCode.SignOut:
                SignOut(agent, AgentCause.OwnWish);
                break;
            case AgentCode.Ready when agent.State == AgentState.Ready:
                break;
            case AgentCode.Ready when agent.State is AgentState.WrapUp or AgentState.NotReady:
                agent.PhoneGone = false;
                GetReady(agent, AgentCause.OwnWish);
                break;
            case AgentCode.NotReady when agent.State is AgentState.Ready or AgentState.WrapUp:
                SetAside(agent, AgentCause.OwnWish, 0);
                break;
            case AgentCode.NotReady when agent.State == AgentState.NotReady:
                // The wish outlives whatever set him aside before.
                StayAside(agent, AgentCause.OwnWish);
                break;
            default:
                return "Not while a call is offered or going on";
        }

        return null;
    }
}
