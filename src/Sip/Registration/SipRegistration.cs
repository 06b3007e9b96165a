namespace CallCenter.Sip;

/// <summary>A registration of ours at another registrar, refreshed at half its time. On the loop thread.</summary>
public sealed class SipRegistration
{
    internal SipRegistration()
    {
    }

    /// <summary>Where it stands.</summary>
    public RegistrationState State => throw new NotImplementedException();

    /// <summary>The last final status code, 0 when none came.</summary>
    public int LastCode => throw new NotImplementedException();

    /// <summary>Our contact as registered.</summary>
    public SipUri Contact => throw new NotImplementedException();

    /// <summary>Removes it at the registrar and stops refreshing.</summary>
    public void Unregister() => throw new NotImplementedException();
}
