namespace CallCenter.Routing.Classification.Rules;

/// <summary>How something is said: as a fact of now (no flag), or denied, over, supposed, seen, rehearsed, heard.</summary>
[Flags]
public enum Standing
{
    /// <summary>Said as a fact of now.</summary>
    Live = 0,

    /// <summary>否: denied.</summary>
    Denied = 1,

    /// <summary>过: over, at an earlier time.</summary>
    Over = 2,

    /// <summary>假: a condition, a fear, a question for later.</summary>
    Supposed = 4,

    /// <summary>屏: on a screen, in a story, a game or a dream.</summary>
    Shown = 8,

    /// <summary>练: a drill or a test.</summary>
    Rehearsed = 16,

    /// <summary>传: told by others as a rumour.</summary>
    Rumoured = 32,
}
