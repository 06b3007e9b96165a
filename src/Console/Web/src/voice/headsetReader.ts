import type { HidLayout } from './hidReport.js'
import { readReport } from './hidReport.js'
import type { HeadsetProfile } from './headsetProfiles.js'

/** Usages of the telephony, LED and button pages (HID Usage Tables 1.5, sections 14, 11 and 12). */
export const USAGE = {
  hookSwitch: 0x0b0020,
  flash: 0x0b0021,
  phoneMute: 0x0b002f,
  lampMute: 0x080009,
  lampOffHook: 0x080017,
  lampRing: 0x080018,
  lampHold: 0x080020,
  reject: 0x090007,
} as const

/** What somebody did at a headset. */
export type HeadsetButton =
  | { kind: 'hook'; off: boolean }
  | { kind: 'mute'; on: boolean }
  | { kind: 'flash' }
  | { kind: 'reject' }

/** What a headset shows, and believes. */
export interface HeadsetLamps {
  ringing: boolean
  offHook: boolean
  muted: boolean
  held: boolean
}

export const DARK: HeadsetLamps = { ringing: false, offHook: false, muted: false, held: false }

/**
 * Turns reports into buttons. Pure but for what it remembers of the report before. A headset confirms what it was told ("off hook") with
 * the same report as if its button had been pressed: what only says what the lamps say already is no button.
 */
export class HeadsetReader {
  private readonly before = new Map<number, number>()

  constructor(
    private readonly layouts: readonly HidLayout[],
    private readonly profile: HeadsetProfile,
  ) {}

  /** Whether the device has a hook switch at all. */
  get isUsable(): boolean {
    return this.layouts.some((layout) => layout.fields.some((field) => field.usages.includes(USAGE.hookSwitch)))
  }

  read(reportId: number, bytes: Uint8Array, lamps: HeadsetLamps): HeadsetButton[] {
    const layout = this.layouts.find((one) => one.id === reportId)
    if (!layout) {
      return []
    }

    const pressed: HeadsetButton[] = []
    for (const [usage, value] of readReport(layout, bytes)) {
      const was = this.before.get(usage) ?? 0
      this.before.set(usage, value)
      const button = this.button(layout, usage, value !== 0, was !== 0, lamps)
      if (button) {
        pressed.push(button)
      }
    }

    return pressed
  }

  private button(layout: HidLayout, usage: number, on: boolean, was: boolean, lamps: HeadsetLamps): HeadsetButton | undefined {
    const pressed = on && !was
    switch (usage) {
      case USAGE.hookSwitch:
        if (this.isState(layout, usage, this.profile.hook)) {
          return on !== was && on !== lamps.offHook ? { kind: 'hook', off: on } : undefined
        }

        return pressed ? { kind: 'hook', off: !lamps.offHook } : undefined
      case USAGE.phoneMute:
        if (this.isState(layout, usage, this.profile.mute)) {
          return on !== was && on !== lamps.muted ? { kind: 'mute', on } : undefined
        }

        return pressed ? { kind: 'mute', on: !lamps.muted } : undefined
      case USAGE.flash:
        return pressed ? { kind: 'flash' } : undefined
      case USAGE.reject:
        return pressed ? { kind: 'reject' } : undefined
      default:
        return undefined
    }
  }

  /** A switch that stays (its report is the state), or a button that is let go (its report is the press). */
  private isState(layout: HidLayout, usage: number, told: HeadsetProfile['hook']): boolean {
    return told === 'descriptor' ? (layout.fields.find((field) => field.usages.includes(usage))?.absolute ?? true) : told === 'state'
  }
}

/** The numbers of an output report for these lamps. */
export function lampValues(lamps: HeadsetLamps): Map<number, number> {
  return new Map([
    [USAGE.lampRing, Number(lamps.ringing)],
    [USAGE.lampOffHook, Number(lamps.offHook)],
    [USAGE.lampMute, Number(lamps.muted)],
    [USAGE.lampHold, Number(lamps.held)],
  ])
}
