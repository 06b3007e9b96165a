namespace CallCenter.Routing.Classification.Learning;

/// <summary>What a model consists of, as it lies in its file.</summary>
internal sealed record ModelParts(FeatureOptions Options, string[] Classes, uint[] Keys, float[] Rarity, sbyte[] Weights, float[] Scales, float[] Bias, float Slope, float[] Offsets)
{
    /// <summary>Sixteen hexadecimal digits over the file's bytes; set by <see cref="ModelFile"/>.</summary>
    public string Version { get; init; } = string.Empty;
}
