namespace CallCenter.Server.Options;

/// <summary>An option can't be used; the message is a sentence for the person who started the program.</summary>
/// <param name="message">Names the key, the value and what is allowed.</param>
internal sealed class OptionException(string message) : Exception(message);
