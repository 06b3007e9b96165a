namespace CallCenter.Sip;

/// <summary>The transitions of a call.</summary>
internal static class SipCallMachine
{
}
