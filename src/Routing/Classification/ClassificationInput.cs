namespace CallCenter.Routing.Classification;

/// <summary>What is known of a call or message at this moment.</summary>
public sealed record ClassificationInput
{
    /// <summary>Words typed or recognised so far; empty is allowed.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The service number that was dialled; empty when unknown.</summary>
    public string Dialled { get; init; } = string.Empty;

    /// <summary>Keys that the caller pressed since the answer.</summary>
    public string Keypad { get; init; } = string.Empty;

    /// <summary>The place as it was said or located, in words (bridge, lift, expressway …).</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Categories of the caller's earlier calls, newest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Everything as one text: keys, place and history that matter are read like an agent's note in brackets.</summary>
    internal string Whole
    {
        get
        {
            var keys = Keypad.Length > 0 ? $"(按键{Keypad})" : string.Empty;
            var place = Place.Length > 0 ? $"({Place})" : string.Empty;
            var violent = History.Contains("警情:家暴") ? "(以前打过)" : string.Empty;
            return string.Concat(Text, keys, place, violent);
        }
    }
}
