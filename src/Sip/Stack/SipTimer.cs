namespace CallCenter.Sip;

/// <summary>One timer of the wheel; made once per use and owner, set as often as wanted.</summary>
internal sealed class SipTimer(Action<object> fired, object owner)
{
    public Action<object> Fired { get; } = fired;

    public object Owner { get; } = owner;

    /// <summary>The tick it fires at; -1 when it is not set.</summary>
    public long Due { get; set; } = -1;

    public SipTimer? Before { get; set; }

    public SipTimer? After { get; set; }

    public bool IsSet => Due >= 0;
}
