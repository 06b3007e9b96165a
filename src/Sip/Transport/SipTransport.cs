using System.Net;

namespace CallCenter.Sip;

/// <summary>Takes what a transport received; called on the transport's thread. The receiver owns the buffer, which is from the shared array pool.</summary>
internal delegate void SipReceived(SipTransport transport, byte[] buffer, int length, IPEndPoint source);

/// <summary>One way in and out: a UDP socket, later a TCP or TLS listener with its connections.</summary>
internal abstract class SipTransport : IDisposable
{
    /// <summary>"UDP", "TCP" or "TLS", as in Via.</summary>
    public abstract string Name { get; }

    /// <summary>True when the transport repeats lost messages itself.</summary>
    public abstract bool IsReliable { get; }

    /// <summary>Our bound endpoint.</summary>
    public abstract IPEndPoint Local { get; }

    /// <summary>Starts receiving.</summary>
    public abstract void Start(SipReceived received);

    /// <summary>Sends one message; never blocks for long and never throws for what the network does.</summary>
    /// <returns>False when it could not be sent.</returns>
    public abstract bool Send(ReadOnlySpan<byte> message, IPEndPoint destination);

    /// <summary>The address a peer shall use for us, when the bound one is "any".</summary>
    public abstract IPAddress AddressFor(IPEndPoint destination);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
