using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CallCenter.Media.Native;

namespace CallCenter.Media.Browser;

/// <summary>Sends one datagram of a DTLS session.</summary>
internal delegate void DtlsSend(ReadOnlySpan<byte> datagram);

/// <summary>
/// One DTLS 1.2 association by OpenSSL over memory BIOs (RFC 6347, RFC 5764). Its owner feeds datagrams and calls <see cref="Tick"/> while it
/// connects. One owner; after <see cref="Dispose"/> every call does nothing.
/// </summary>
internal sealed unsafe class DtlsSession : IDisposable
{
    private const int Mtu = 1200;
    private const int RecordHeader = 13;
    private const int OutBytes = 16384;
    private const int ProfileIdAt = 8;
    private const int ProfileCmSha1 = 0x0001;

    private readonly SslHandle ssl;
    private readonly BioHandle input;
    private readonly BioHandle output;
    private readonly DtlsSend send;
    private readonly PeerFingerprint peer;
    private bool over;

    /// <summary>Makes a session; nothing is sent before the peer speaks, or <see cref="Tick"/> as a client.</summary>
    /// <param name="identity">Who we are.</param>
    /// <param name="peer">Whose certificate the peer must have.</param>
    /// <param name="send">Sends a datagram.</param>
    /// <exception cref="IOException">OpenSSL refuses.</exception>
    public DtlsSession(DtlsIdentity identity, PeerFingerprint peer, DtlsSend send)
    {
        this.peer = peer;
        this.send = send;
        OpenSsl.ERR_clear_error();
        ssl = OpenSsl.SSL_new(identity.Context);
        input = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        output = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        if (ssl.IsInvalid || input.IsInvalid || output.IsInvalid)
        {
            Free();
            throw new IOException($"OpenSSL makes no DTLS session: {OpenSsl.TakeError()}.");
        }

        // An empty BIO means "later", not "the end".
        OpenSsl.BIO_ctrl(input, OpenSsl.SetEofReturn, -1, 0);
        OpenSsl.BIO_ctrl(output, OpenSsl.SetEofReturn, -1, 0);
        _ = OpenSsl.BIO_up_ref(input);
        _ = OpenSsl.BIO_up_ref(output);
        OpenSsl.SSL_set_bio(ssl, input, output);
        if (identity.IsServer)
        {
            OpenSsl.SSL_set_accept_state(ssl);
        }
        else
        {
            OpenSsl.SSL_set_connect_state(ssl);
        }

        OpenSsl.SSL_set_options(ssl, OpenSsl.NoQueryMtu);
        OpenSsl.SSL_ctrl(ssl, OpenSsl.SetMtu, Mtu, 0);
    }

    /// <summary>Whether the handshake is done.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Why it failed, for the log; empty before.</summary>
    public string Fault { get; private set; } = string.Empty;

    /// <summary>Takes one datagram.</summary>
    public DtlsStep Take(ReadOnlySpan<byte> datagram)
    {
        if (over)
        {
            return DtlsStep.Goes;
        }

        OpenSsl.ERR_clear_error();
        fixed (byte* bytes = datagram)
        {
            _ = OpenSsl.BIO_write(input, bytes, datagram.Length);
        }

        return IsConnected ? Read() : Shake();
    }

    /// <summary>While it connects, about every 100 ms: begins as a client, and sends again what was not answered.</summary>
    public DtlsStep Tick()
    {
        if (over || IsConnected)
        {
            return DtlsStep.Goes;
        }

        OpenSsl.ERR_clear_error();
        if (OpenSsl.SSL_ctrl(ssl, OpenSsl.HandleTimeout, 0, 0) < 0)
        {
            return Fail($"no answer: {OpenSsl.TakeError()}");
        }

        Flush();
        return DtlsStep.Goes;
    }

    /// <summary>Begins as a client.</summary>
    public void Begin() => Shake();

    /// <summary>The keys for SRTP (RFC 5764, section 4.2).</summary>
    /// <param name="into">As many bytes as wanted.</param>
    public bool TryExport(Span<byte> into)
    {
        fixed (byte* bytes = into, label = "EXTRACTOR-dtls_srtp"u8)
        {
            return !over && OpenSsl.SSL_export_keying_material(ssl, bytes, into.Length, label, 19, null, 0, 0) == 1;
        }
    }

    /// <summary>Tells the peer that it is over, and frees everything.</summary>
    public void Dispose()
    {
        if (!over)
        {
            over = true;
            OpenSsl.ERR_clear_error();
            if (IsConnected)
            {
                _ = OpenSsl.SSL_shutdown(ssl);
                Flush();
            }

            Free();
        }
    }

    private DtlsStep Shake()
    {
        int result = OpenSsl.SSL_do_handshake(ssl);
        if (result != 1)
        {
            int error = OpenSsl.SSL_get_error(ssl, result);
            var step = error is OpenSsl.WantRead or OpenSsl.WantWrite ? DtlsStep.Goes : Fail(OpenSsl.TakeError());
            Flush();
            return step;
        }

        Flush();
        using var certificate = OpenSsl.SSL_get1_peer_certificate(ssl);
        if (certificate.IsInvalid || !peer.Matches(Der(certificate)))
        {
            return Fail("the certificate is not the one of the offer");
        }

        nint profile = OpenSsl.SSL_get_selected_srtp_profile(ssl);
        if (profile == 0 || Marshal.ReadInt32(profile, ProfileIdAt) != ProfileCmSha1)
        {
            return Fail("no SRTP profile in common");
        }

        IsConnected = true;
        return DtlsStep.Connected;
    }

    private DtlsStep Read()
    {
        byte* into = stackalloc byte[2048];
        int got;
        do
        {
            got = OpenSsl.SSL_read(ssl, into, 2048);
        }
        while (got > 0);

        int error = OpenSsl.SSL_get_error(ssl, got);
        Flush();
        return error is OpenSsl.WantRead or OpenSsl.WantWrite ? DtlsStep.Goes : DtlsStep.Closed;
    }

    private DtlsStep Fail(string why)
    {
        Fault = why;
        return DtlsStep.Failed;
    }

    /// <summary>A memory BIO forgets where a datagram ends; the headers of the DTLS records say it (RFC 6347, section 4.1).</summary>
    private void Flush()
    {
        byte* bytes = stackalloc byte[OutBytes];
        int length = OpenSsl.BIO_read(output, bytes, OutBytes);
        for (int at = 0; length - at >= RecordHeader;)
        {
            int record = RecordHeader + ((bytes[at + 11] << 8) | bytes[at + 12]);
            if (record > length - at)
            {
                break;
            }

            send(new ReadOnlySpan<byte>(bytes + at, record));
            at += record;
        }
    }

    private static byte[] Der(X509Handle certificate)
    {
        var der = new byte[Math.Max(0, OpenSsl.i2d_X509(certificate, null))];
        fixed (byte* bytes = der)
        {
            byte* to = bytes;
            _ = OpenSsl.i2d_X509(certificate, &to);
        }

        return der;
    }

    private void Free()
    {
        ssl.Dispose();
        input.Dispose();
        output.Dispose();
    }
}
