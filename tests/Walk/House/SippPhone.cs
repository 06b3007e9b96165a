using System.Net;

namespace CallCenter.Walk.House;

/// <summary>A desk phone played by SIPp: registers with digest, signs its seat in, then does what its script says.</summary>
internal static class SippPhone
{
    /// <summary>Registers, signs in, and waits for the call.</summary>
    /// <returns>The phone at work; its script is the one of an INVITE that comes in.</returns>
    public static async Task<Sipp> Start(Site site, Seat seat, Func<SippScript, SippScript> script, int calls = 1)
    {
        var port = Ports.Udp();
        await SignIn(site, seat, port);
        return Sipp.Start(site, script(SippScript.Phone(seat.Phone)), port: port, calls: calls);
    }

    public static async Task SignIn(Site site, Seat seat, int port)
    {
        await Register(site, seat, port);
        await Dial(site, seat, seat.SignIn, port);
    }

    /// <summary>Registers with digest; <paramref name="through"/> is what stands between the phone and the server.</summary>
    public static Task Register(Site site, Seat seat, int port, IPEndPoint? through = null) => Sipp.Run(
        site,
        SippScript.Phone(seat.Phone).Register(seat, proves: false).Reply(401, challenged: true).Register(seat, proves: true).Reply(200),
        port: port,
        through: through);

    /// <summary>Dials a feature code, with digest.</summary>
    public static Task Dial(Site site, Seat seat, string code, int port) => Sipp.Run(
        site,
        SippScript.Caller(code, seat.Phone).Invite().Reply(401, challenged: true).AckRefusal().Authenticated(seat).Reply(200).Ack().Take("BYE"),
        port: port);
}
