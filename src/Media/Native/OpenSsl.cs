using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Media.Native;

/// <summary>The calls of OpenSSL 3 that DTLS needs, by their own names; manual pages of section 3. Macros of its headers are <c>…_ctrl</c> here.</summary>
internal static unsafe partial class OpenSsl
{
    /// <summary>The library that .NET itself uses on Linux.</summary>
    public const string SslName = "libssl.so.3";

    public const int KeyTypeEc = 408;
    public const int VerifyPeerOrFail = 1 | 2;
    public const int SetMtu = 17;
    public const int SetSessionCacheMode = 44;
    public const int HandleTimeout = 74;
    public const int SetMinimumVersion = 123;
    public const int Dtls12 = 0xFEFD;
    public const int SetEofReturn = 130;
    public const int WantRead = 2;
    public const int WantWrite = 3;
    public const ulong NoQueryMtu = 1UL << 12;
    public const ulong NoTicket = 1UL << 14;
    public const ulong NoRenegotiation = 1UL << 30;

    private const string CryptoName = "libcrypto.so.3";

    /// <summary>A verification that lets every certificate pass: what counts is the fingerprint, compared when the handshake is done.</summary>
    public static delegate* unmanaged[Cdecl]<int, nint, int> AcceptAny => &Accept;

    [LibraryImport(SslName)]
    public static partial nint DTLS_server_method();

    [LibraryImport(SslName)]
    public static partial nint DTLS_client_method();

    [LibraryImport(SslName)]
    public static partial SslContextHandle SSL_CTX_new(nint method);

    [LibraryImport(SslName)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(SslName)]
    public static partial int SSL_CTX_use_certificate_ASN1(SslContextHandle context, int length, byte* der);

    [LibraryImport(SslName)]
    public static partial int SSL_CTX_use_PrivateKey_ASN1(int type, SslContextHandle context, byte* der, nint length);

    /// <summary>0 is success, unlike everywhere else.</summary>
    [LibraryImport(SslName, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_set_tlsext_use_srtp(SslContextHandle context, string profiles);

    [LibraryImport(SslName)]
    public static partial void SSL_CTX_set_verify(SslContextHandle context, int mode, delegate* unmanaged[Cdecl]<int, nint, int> verify);

    [LibraryImport(SslName)]
    public static partial nint SSL_CTX_ctrl(SslContextHandle context, int command, nint number, nint pointer);

    [LibraryImport(SslName)]
    public static partial ulong SSL_CTX_set_options(SslContextHandle context, ulong options);

    [LibraryImport(SslName)]
    public static partial SslHandle SSL_new(SslContextHandle context);

    [LibraryImport(SslName)]
    public static partial void SSL_free(nint ssl);

    [LibraryImport(SslName)]
    public static partial void SSL_set_accept_state(SslHandle ssl);

    [LibraryImport(SslName)]
    public static partial void SSL_set_connect_state(SslHandle ssl);

    /// <summary>Takes over one reference to each of the two.</summary>
    [LibraryImport(SslName)]
    public static partial void SSL_set_bio(SslHandle ssl, BioHandle read, BioHandle write);

    [LibraryImport(SslName)]
    public static partial nint SSL_ctrl(SslHandle ssl, int command, nint number, nint pointer);

    [LibraryImport(SslName)]
    public static partial ulong SSL_set_options(SslHandle ssl, ulong options);

    [LibraryImport(SslName)]
    public static partial int SSL_do_handshake(SslHandle ssl);

    [LibraryImport(SslName)]
    public static partial int SSL_read(SslHandle ssl, byte* into, int length);

    [LibraryImport(SslName)]
    public static partial int SSL_shutdown(SslHandle ssl);

    [LibraryImport(SslName)]
    public static partial int SSL_get_error(SslHandle ssl, int result);

    [LibraryImport(SslName)]
    public static partial X509Handle SSL_get1_peer_certificate(SslHandle ssl);

    [LibraryImport(SslName)]
    public static partial nint SSL_get_selected_srtp_profile(SslHandle ssl);

    [LibraryImport(SslName)]
    public static partial int SSL_export_keying_material(
        SslHandle ssl, byte* into, nint length, byte* label, nint labelLength, byte* context, nint contextLength, int useContext);

    [LibraryImport(CryptoName)]
    public static partial nint BIO_s_mem();

    [LibraryImport(CryptoName)]
    public static partial BioHandle BIO_new(nint type);

    [LibraryImport(CryptoName)]
    public static partial int BIO_up_ref(BioHandle bio);

    [LibraryImport(CryptoName)]
    public static partial int BIO_free(nint bio);

    [LibraryImport(CryptoName)]
    public static partial nint BIO_ctrl(BioHandle bio, int command, nint number, nint pointer);

    [LibraryImport(CryptoName)]
    public static partial int BIO_read(BioHandle bio, byte* into, int length);

    [LibraryImport(CryptoName)]
    public static partial int BIO_write(BioHandle bio, byte* from, int length);

    [LibraryImport(CryptoName)]
    public static partial int i2d_X509(X509Handle certificate, byte** into);

    [LibraryImport(CryptoName)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(CryptoName)]
    public static partial void ERR_clear_error();

    [LibraryImport(CryptoName)]
    public static partial ulong ERR_get_error();

    [LibraryImport(CryptoName)]
    public static partial void ERR_error_string_n(ulong error, byte* into, nint length);

    /// <summary>The oldest error of this thread as OpenSSL words it, and forgets all of them.</summary>
    public static string TakeError()
    {
        byte* text = stackalloc byte[256];
        ulong error = ERR_get_error();
        ERR_error_string_n(error, text, 256);
        ERR_clear_error();
        return error == 0 ? "no further word" : Marshal.PtrToStringUTF8((nint)text) ?? string.Empty;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Accept(int verified, nint store) => 1;
}
