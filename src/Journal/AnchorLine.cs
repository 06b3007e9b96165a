using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Journal;

/// <summary>One line of the anchor file: <c>1 seq at chain signature</c>; chain in hexadecimal, signature in base64 (IEEE P1363) over
/// the line before the last space.</summary>
internal sealed record AnchorLine(long Seq, long At, byte[] Chain, byte[] Signature)
{
    public static AnchorLine Sign(JournalHead head, AnchorKey key)
    {
        var chain = head.Chain.ToArray();
        return new AnchorLine(head.Seq, head.At, chain, key.Sign(Signed(head.Seq, head.At, chain)));
    }

    public override string ToString() => Encoding.ASCII.GetString(Signed(Seq, At, Chain)) + " " + Convert.ToBase64String(Signature);

    public bool IsBy(ECDsa key) => key.VerifyData(Signed(Seq, At, Chain), Signature, HashAlgorithmName.SHA256);

    public static AnchorLine? Parse(string line)
    {
        var parts = line.Split(' ');
        var signature = new byte[64];
        return parts is ["1", var seq, var at, var chain, var signed]
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var seqNumber)
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var atNumber)
            && chain.Length == 64
            && chain.All(char.IsAsciiHexDigitLower)
            && Convert.TryFromBase64String(signed, signature, out var length)
            && length == signature.Length
            ? new AnchorLine(seqNumber, atNumber, Convert.FromHexString(chain), signature)
            : null;
    }

    private static byte[] Signed(long seq, long at, byte[] chain) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"1 {seq} {at} {Convert.ToHexStringLower(chain)}"));
}
