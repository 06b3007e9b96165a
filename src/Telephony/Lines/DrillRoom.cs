using CallCenter.Sip;

namespace CallCenter.Telephony.Lines;

/// <summary>
/// What a running drill may do: call on the internal trunk with its secret, register its phones. Immutable. The mark of a call comes
/// from here alone: from the internal endpoint and the secret that went over the control socket, never from a header.
/// </summary>
/// <param name="Number">Number of the drill.</param>
/// <param name="TrunkUser">Digest user of the internal trunk.</param>
/// <param name="TrunkSecret">Its secret.</param>
/// <param name="Phones">Secrets of the drill's phones by account.</param>
public sealed record DrillRoom(long Number, string TrunkUser, SipSecret TrunkSecret, IReadOnlyDictionary<string, SipSecret> Phones);
