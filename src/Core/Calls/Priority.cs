namespace CallCenter.Core.Calls;

/// <summary>How urgent. Persisted: values are append-only.</summary>
/// <remarks>The meanings are the triage policy's: P1 life at risk now, P2 urgent, P3 normal, P4 enquiry.</remarks>
public enum Priority
{
    /// <summary>一级: life at risk now, or not ruled out.</summary>
    P1 = 1,

    /// <summary>二级: urgent.</summary>
    P2 = 2,

    /// <summary>三级: normal.</summary>
    P3 = 3,

    /// <summary>四级: enquiry.</summary>
    P4 = 4,
}
