using CallCenter.Core.Agents;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Seats;

namespace CallCenter.Routing.Switchboard;

/// <summary>What agents ask for by a feature code at their phones.</summary>
public sealed partial class Switchboard
{
    private void DialCode(AgentCodeDialled dialled)
    {
        var refusal = dialled.Code == AgentCode.SignIn ? TrySignIn(dialled.Staff, dialled.Phone, dialled.PinMatches)
            : agentByPhone.TryGetValue(dialled.Phone, out var index) ? TryOwnWish(agents[index], dialled.Code, null)
            : "not-signed-in";
        if (refusal is not null)
        {
            effects.Add(new RefuseCaller(dialled.Line, 403, Sentence(refusal)));
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

    /// <summary>What is said to a phone when its code was refused; the words go into a SIP reason phrase.</summary>
    private static string Sentence(string refusal) => refusal switch
    {
        "phone-unknown" => "This phone is not one of the house",
        "staff-unknown" => "This staff number is not known",
        "wrong-pin" => "The PIN is not right",
        "in-call" => "This staff number is in a call",
        "phone-in-call" => "Somebody is in a call at this phone",
        "not-signed-in" => "Nobody is signed in at this phone",
        _ => "Not while a call is offered or going on",
    };

    /// <returns>Null: signed in; else why not, one word.</returns>
    private string? TrySignIn(string staff, string phone, bool pinMatches)
    {
        // The phone decides which side it is. A drill's phone whose drill is not open (yet, any more) is on neither.
        var drill = drillPhones.Contains(phone);
        if (!drill && !accounts.Contains(phone) && phone != SeatPhone.Of(staff))
        {
            return "phone-unknown";
        }

        if (!agentByStaff.TryGetValue((staff, drill), out var index) || !(drill || staffed.Contains(staff)))
        {
            return "staff-unknown";
        }

        if (!pinMatches)
        {
            return "wrong-pin";
        }

        var agent = agents[index];
        if (!agent.Call.Equals(default))
        {
            return "in-call";
        }

        if (agentByPhone.TryGetValue(phone, out var other) && other != index)
        {
            if (!agents[other].Call.Equals(default))
            {
                return "phone-in-call";
            }

            SignOut(agents[other], AgentCause.Replaced);
        }

        SignOut(agent, AgentCause.Replaced);
        SignIn(agent, phone);
        return null;
    }

    private string? TryOwnWish(AgentSeat agent, AgentCode code, string? reason)
    {
        switch (code)
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
                if (reason is not null && agent.State == AgentState.NotReady)
                {
                    StayAside(agent, AgentCause.OwnWish, reason);
                }

                break;
            case AgentCode.NotReady when agent.State == AgentState.NotReady:
                // The wish outlives whatever set him aside before.
                StayAside(agent, AgentCause.OwnWish, reason);
                break;
            default:
                return "not-now";
        }

        return null;
    }
}
