namespace CallCenter.Server.Admin;

/// <summary>An administrator's wish that can't be done; the message is one sentence for a person.</summary>
internal sealed class AdminException(string message) : Exception(message);
