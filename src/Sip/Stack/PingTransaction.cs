using System.Net;

namespace CallCenter.Sip;

/// <summary>An OPTIONS outside any dialog (RFC 3261 §11.1).</summary>
internal sealed class PingTransaction(SipCore core, Action<PingResult> done) : IClientTransactionUser
{
    public static void Send(SipCore core, SipUri target, IPEndPoint nextHop, Action<PingResult> done)
    {
        var transport = core.TransportFor(nextHop, null);
        var branch = core.Random.Next();
        var writer = core.Writer.Clear().Raw("OPTIONS "u8).Text(target.ToString()).Raw(" SIP/2.0\r\n"u8);
        var own = core.AddressFor(transport, nextHop);
        core.Via(writer, transport, nextHop, branch).Raw("Max-Forwards: 70\r\nFrom: <sip:ping@"u8).Address(own).Raw(">;tag="u8).Hex(core.Random.Next())
            .Raw("\r\nTo: <"u8).Text(target.ToString()).Raw(">\r\nCall-ID: "u8).Hex(core.Random.Next()).Hex(core.Random.Next())
            .Raw("\r\nCSeq: 1 OPTIONS\r\n"u8);
        core.Contact(writer, transport, nextHop, "").Raw("Accept: application/sdp\r\n"u8).Header("User-Agent: "u8, core.Product).End();
        core.Request(branch, SipMethod.Options, transport, nextHop, core.Writer.Span, new PingTransaction(core, done));
    }

    public void OnResponse(ClientTransaction transaction, SipMessage response, IPEndPoint source)
    {
        if (response.StatusCode >= 200)
        {
            done(new PingResult(response.StatusCode, core.Time.GetElapsedTime(transaction.SentAt)));
        }
    }

    public void OnFailure(ClientTransaction transaction, ClientFailure failure) => done(new PingResult(0, core.Time.GetElapsedTime(transaction.SentAt)));
}
