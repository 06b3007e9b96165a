namespace CallCenter.Server.Options;

/// <summary>An option is wrong and nothing was started; the message is one sentence for a person.</summary>
internal sealed class OptionException : Exception
{
    /// <summary>A sentence of its own.</summary>
    public OptionException(string message)
        : base(message)
    {
    }

    /// <summary>Names the key, the value and what is allowed.</summary>
    public OptionException(string key, string? value, string allowed)
        : base(Texts.Say($"{key} 的值是 '{value}',不可用;允许:{allowed}", $"{key} is '{value}'; allowed is {allowed}"))
    {
    }
}
