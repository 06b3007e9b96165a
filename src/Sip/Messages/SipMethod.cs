namespace CallCenter.Sip;

/// <summary>The request methods this library knows by number (RFC 3261 §7.1 and its extensions).</summary>
public enum SipMethod
{
    /// <summary>A method that is not known here; answered 405.</summary>
    Unknown,

    /// <summary>INVITE (RFC 3261 §13).</summary>
    Invite,

    /// <summary>ACK (RFC 3261 §13.2.2.4).</summary>
    Ack,

    /// <summary>BYE (RFC 3261 §15).</summary>
    Bye,

    /// <summary>CANCEL (RFC 3261 §9).</summary>
    Cancel,

    /// <summary>OPTIONS (RFC 3261 §11).</summary>
    Options,

    /// <summary>REGISTER (RFC 3261 §10).</summary>
    Register,

    /// <summary>INFO (RFC 6086).</summary>
    Info,

    /// <summary>UPDATE (RFC 3311).</summary>
    Update,

    /// <summary>PRACK (RFC 3262).</summary>
    Prack,

    /// <summary>REFER (RFC 3515).</summary>
    Refer,

    /// <summary>MESSAGE (RFC 3428).</summary>
    Message,

    /// <summary>SUBSCRIBE (RFC 6665).</summary>
    Subscribe,

    /// <summary>NOTIFY (RFC 6665).</summary>
    Notify,

    /// <summary>PUBLISH (RFC 3903).</summary>
    Publish,
}
