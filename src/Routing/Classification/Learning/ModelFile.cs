using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Learning;

/// <summary>A model as bytes: little-endian, "CCM1", then options, classes, features, weights (one byte each, scaled per class), calibration.</summary>
public static class ModelFile
{
    private const uint Magic = 0x314D4343;

    /// <summary>The bytes of a model.</summary>
    public static byte[] Write(LinearModel model) => Write(model.Parts);

    /// <summary>Reads a model.</summary>
    /// <exception cref="FormatException">The bytes are no model of this kind, or are cut off.</exception>
    public static LinearModel Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new LinearModel(Parts(bytes) with { Version = Version(bytes) });
        }
        catch (Exception why) when (why is ArgumentOutOfRangeException or OverflowException)
        {
            throw new FormatException("the model is cut off", why);
        }
    }

    internal static LinearModel Seal(ModelParts parts) => Read(Write(parts));

    private static byte[] Write(ModelParts parts)
    {
        var to = new ArrayBufferWriter<byte>();
        Number(to, Magic);
        Number(to, (uint)parts.Options.ShortestGram);
        Number(to, (uint)parts.Options.LongestGram);
        Number(to, parts.Options.Concepts ? 1u : 0u);
        Number(to, (uint)parts.Classes.Length);
        foreach (var name in parts.Classes)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            Number(to, (uint)utf8.Length);
            to.Write(utf8);
        }

        Number(to, (uint)parts.Keys.Length);
        foreach (var key in parts.Keys)
        {
            Number(to, key);
        }

        Numbers(to, parts.Rarity);
        to.Write(MemoryMarshal.AsBytes(parts.Weights.AsSpan()));
        Numbers(to, parts.Scales);
        Numbers(to, parts.Bias);
        Numbers(to, [parts.Slope]);
        Numbers(to, parts.Offsets);
        return to.WrittenSpan.ToArray();
    }

    private static ModelParts Parts(ReadOnlySpan<byte> from)
    {
        if (from.Length < 4 || Number(ref from) != Magic)
        {
            throw new FormatException("this is no model");
        }

        var options = new FeatureOptions((int)Number(ref from), (int)Number(ref from), Number(ref from) == 1);
        var classes = new string[checked((int)Number(ref from))];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = Encoding.UTF8.GetString(Take(ref from, checked((int)Number(ref from))));
        }

        var keys = new uint[checked((int)Number(ref from))];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Number(ref from);
        }

        var rarity = Numbers(ref from, keys.Length);
        var weights = MemoryMarshal.Cast<byte, sbyte>(Take(ref from, checked(keys.Length * classes.Length))).ToArray();
        var scales = Numbers(ref from, classes.Length);
        var bias = Numbers(ref from, classes.Length);
        var slope = Numbers(ref from, 1)[0];
        return new ModelParts(options, classes, keys, rarity, weights, scales, bias, slope, Numbers(ref from, classes.Length));
    }

    private static string Version(ReadOnlySpan<byte> bytes)
    {
        var hash = Fingerprint.Start;
        foreach (var b in bytes)
        {
            hash = Fingerprint.Add(hash, (char)b);
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Number(ArrayBufferWriter<byte> to, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to.GetSpan(4), value);
        to.Advance(4);
    }

    private static void Numbers(ArrayBufferWriter<byte> to, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            Number(to, BitConverter.SingleToUInt32Bits(value));
        }
    }

    private static uint Number(ref ReadOnlySpan<byte> from) => BinaryPrimitives.ReadUInt32LittleEndian(Take(ref from, 4));

    private static float[] Numbers(ref ReadOnlySpan<byte> from, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle(Number(ref from));
        }

        return values;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int count)
    {
        var taken = from[..count];
        from = from[count..];
        return taken;
    }
}
