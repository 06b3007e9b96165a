/** How a control reports: its state, a press, or as the device's own descriptor says (absolute: state; relative: press). */
export type HeadsetControl = 'state' | 'press' | 'descriptor'

/** How a headset differs from what its descriptor says. The same as in `hardware/headsets/*.json`, which a test holds. */
export interface HeadsetProfile {
  name: string
  /** Part of the device's product name; empty: every device without a profile of its own. */
  product: string
  hook: HeadsetControl
  mute: HeadsetControl
}

export const PROFILES: readonly HeadsetProfile[] = [
  { name: 'gigaset-dongle', product: 'Gigaset', hook: 'press', mute: 'press' },
  { name: 'any-telephony-headset', product: '', hook: 'descriptor', mute: 'descriptor' },
]

/** The profile of a device by its product name. */
export function profileOf(productName: string): HeadsetProfile {
  const found = PROFILES.find((profile) => profile.product !== '' && productName.includes(profile.product))
  return found ?? (PROFILES[PROFILES.length - 1] as HeadsetProfile)
}
