using System.Net;
using CallCenter.Unit.Telephony;

namespace CallCenter.Browser.House;

/// <summary>A SIP telephone, or an exchange behind a trunk, that takes what rings and says a tone.</summary>
internal sealed class Telephone : IAsyncDisposable
{
    private readonly SipParty party;

    public Telephone(string address, double hz)
    {
        party = new SipParty(address);
        Talker = new Talker(party.Phone, hz);
    }

    public IPEndPoint Sip => party.Sip;

    public Talker Talker { get; }

    /// <summary>Number that the last call showed.</summary>
    public string? Shown => party.Shown;

    /// <summary>Waits until a call was taken, and speaks from then on.</summary>
    public void Speaks()
    {
        party.Await("confirmed");
        Talker.To(party.MediaOfPeer());
    }

    public void HangUp() => party.Hangup();

    public void AwaitEnd() => party.Await("ended RemoteBye");

    public async ValueTask DisposeAsync()
    {
        await Talker.DisposeAsync();
        party.Dispose();
    }
}
