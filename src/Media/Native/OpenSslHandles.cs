using Microsoft.Win32.SafeHandles;

namespace CallCenter.Media.Native;

/// <summary>A thing of OpenSSL that is freed once, and never while a call uses it.</summary>
internal abstract class OpenSslHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true);

/// <summary>An SSL_CTX.</summary>
internal sealed class SslContextHandle : OpenSslHandle
{
    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_CTX_free(handle);
        return true;
    }
}

/// <summary>An SSL; frees its references to its BIOs with it.</summary>
internal sealed class SslHandle : OpenSslHandle
{
    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_free(handle);
        return true;
    }
}

/// <summary>One reference to a BIO.</summary>
internal sealed class BioHandle : OpenSslHandle
{
    protected override bool ReleaseHandle() => OpenSsl.BIO_free(handle) == 1;
}

/// <summary>One reference to an X509 certificate.</summary>
internal sealed class X509Handle : OpenSslHandle
{
    protected override bool ReleaseHandle()
    {
        OpenSsl.X509_free(handle);
        return true;
    }
}
