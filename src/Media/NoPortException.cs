using System.Net;

namespace CallCenter.Media;

/// <summary>No RTP port could be bound: the range is used up, or a port that was asked for is taken.</summary>
public sealed class NoPortException : IOException
{
    /// <summary>With a sentence that names address and range.</summary>
    /// <param name="message">The sentence.</param>
    public NoPortException(string message)
        : base(message)
    {
    }

    /// <summary>Without a sentence.</summary>
    public NoPortException()
    {
    }

    /// <summary>With a sentence and its cause.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">The cause.</param>
    public NoPortException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static NoPortException RangeUsedUp(IPAddress local, int min, int max) =>
        new($"Every RTP port of {local} from {min} to {max} is in use: widen PortMin-PortMax or find out why legs stay open.");

    internal static NoPortException VoiceTaken(IPEndPoint wanted, int error) =>
        new($"The port {wanted} (UDP) for browser voice can't be bound (errno {error}): another process has it, or the address is not of this machine.");

    internal static NoPortException Taken(IPEndPoint wanted, int error) =>
        new($"The RTP port {wanted} can't be bound (errno {error}): another process has it, or the address is not of this machine.");
}
