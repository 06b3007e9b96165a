using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;

namespace CallCenter.Sip;

/// <summary>A SIP user agent core with its transports, transactions, dialogs and registrar, all owned by one loop thread.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A protocol stack, not a collection.")]
public sealed class SipStack : IDisposable
{
    /// <summary>Makes a stack; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">Settings; checked here.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <param name="time">The clock; only its monotonic time stamps move timers.</param>
    /// <param name="logger">Where log lines go; they hold ids, never numbers or names.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public SipStack(SipStackOptions options, ISipUser user, TimeProvider time, ILogger<SipStack> logger)
    {
    }

    /// <summary>The bound endpoints, in the order of the options; empty before <see cref="Start"/>.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints => throw new NotImplementedException();

    /// <summary>The registrar, or null when the options have none.</summary>
    public SipRegistrar? Registrar => throw new NotImplementedException();

    /// <summary>True on the loop thread.</summary>
    public bool IsOnLoop => throw new NotImplementedException();

    /// <summary>Binds the sockets and starts the threads.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An endpoint can't be bound.</exception>
    public void Start() => throw new NotImplementedException();

    /// <summary>Runs work on the loop; from any thread.</summary>
    /// <param name="work">The work; must not block.</param>
    public void Post(Action work) => throw new NotImplementedException();

    /// <summary>Runs work on the loop without a closure; from any thread.</summary>
    /// <typeparam name="TState">Type of the state.</typeparam>
    /// <param name="work">The work; must not block.</param>
    /// <param name="state">Handed to the work.</param>
    public void Post<TState>(Action<TState> work, TState state) => throw new NotImplementedException();

    /// <summary>Calls somebody. On the loop thread.</summary>
    /// <param name="invite">Whom and how.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <returns>The call; failures to send come by <see cref="ISipCallUser.OnEnded"/>, never inside this method.</returns>
    public SipCall Invite(OutgoingInvite invite, ISipCallUser user) => throw new NotImplementedException();

    /// <summary>Sends an OPTIONS. On the loop thread.</summary>
    /// <param name="target">Request-URI.</param>
    /// <param name="nextHop">Where to.</param>
    /// <param name="done">Called on the loop with the outcome.</param>
    public void Ping(SipUri target, IPEndPoint nextHop, Action<PingResult> done) => throw new NotImplementedException();

    /// <summary>Registers somewhere and keeps it registered. On the loop thread.</summary>
    /// <param name="request">Where and as whom.</param>
    /// <returns>The registration.</returns>
    public SipRegistration Register(RegistrationRequest request) => throw new NotImplementedException();

    /// <summary>Takes up an established dialog of an earlier process. On the loop thread.</summary>
    /// <param name="snapshot">The dialog.</param>
    /// <param name="user">Who is told what happens.</param>
    /// <returns>The call, in state <see cref="SipCallState.Confirmed"/>; null when the snapshot is no dialog of this library or is already live.</returns>
    public SipCall? Restore(DialogSnapshot snapshot, ISipCallUser user) => throw new NotImplementedException();

    /// <summary>A snapshot of the counters; from any thread.</summary>
    /// <returns>The counters.</returns>
    public SipCounters ReadCounters() => throw new NotImplementedException();

    /// <summary>Closes the sockets and stops the threads. Live calls are left as they are: hang up before, or snapshot them.</summary>
    public void Dispose()
    {
    }
}
