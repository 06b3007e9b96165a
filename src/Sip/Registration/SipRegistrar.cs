namespace CallCenter.Sip;

/// <summary>The registrar of a stack (RFC 3261 §10.3). Everything here is called on the loop thread.</summary>
public sealed class SipRegistrar
{
    internal SipRegistrar()
    {
    }

    /// <summary>The live bindings of a user, the most preferred and newest first.</summary>
    /// <param name="user">User part of the address of record.</param>
    /// <returns>The bindings; empty when the phone is not there.</returns>
    public IReadOnlyList<SipBinding> Bindings(string user) => throw new NotImplementedException();

    /// <summary>All live bindings, to be kept over a restart.</summary>
    /// <returns>The bindings, in no order.</returns>
    public IReadOnlyList<SipBinding> Snapshot() => throw new NotImplementedException();

    /// <summary>Takes up bindings of an earlier process; those run out or already here are left out.</summary>
    /// <param name="bindings">The bindings.</param>
    /// <returns>How many were taken.</returns>
    public int Restore(IEnumerable<SipBinding> bindings) => throw new NotImplementedException();

    /// <summary>Removes a user's bindings, for example when the account is closed.</summary>
    /// <param name="user">User part of the address of record.</param>
    public void Remove(string user) => throw new NotImplementedException();
}
