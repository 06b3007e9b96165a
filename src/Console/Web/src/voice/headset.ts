import { DARK, HeadsetReader, lampValues, type HeadsetButton, type HeadsetLamps } from './headsetReader.js'
import { profileOf } from './headsetProfiles.js'
import { layoutsOf, writeReport, type HidCollection, type HidLayout } from './hidReport.js'

const TELEPHONY = 0x0b

/** The part of WebHID that is used; browsers without it have no headset buttons. */
interface HidDevice extends EventTarget {
  readonly opened: boolean
  readonly productName: string
  readonly collections: readonly HidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>
}

interface HidInput extends Event {
  readonly reportId: number
  readonly data: DataView
}

interface Hid {
  getDevices(): Promise<HidDevice[]>
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<HidDevice[]>
}

/** The buttons and lamps of a headset, by the telephony usage page. */
export class Headset {
  private readonly outputs: HidLayout[]
  private readonly reader: HeadsetReader
  private readonly input = (event: Event): void => this.take(event as HidInput)
  private lamps: HeadsetLamps = DARK

  private constructor(
    private readonly device: HidDevice,
    private readonly pressed: (button: HeadsetButton) => void,
  ) {
    this.reader = new HeadsetReader(layoutsOf(device.collections, 'input'), profileOf(device.productName))
    this.outputs = layoutsOf(device.collections, 'output')
  }

  /** Whether this browser has WebHID. */
  static isPossible(): boolean {
    return hid() !== undefined
  }

  /** A headset that was allowed before; undefined: none is plugged in. */
  static async known(pressed: (button: HeadsetButton) => void): Promise<Headset | undefined> {
    return Headset.open((await hid()?.getDevices()) ?? [], pressed)
  }

  /** Lets the person choose one; only from a click. */
  static async choose(pressed: (button: HeadsetButton) => void): Promise<Headset | undefined> {
    return Headset.open((await hid()?.requestDevice({ filters: [{ usagePage: TELEPHONY }] })) ?? [], pressed)
  }

  get name(): string {
    return this.device.productName
  }

  /** Shows what the call is doing. A headset without a lamp for it does nothing. */
  async show(lamps: HeadsetLamps): Promise<void> {
    this.lamps = lamps
    const values = lampValues(lamps)
    for (const layout of this.outputs) {
      if (layout.fields.some((field) => field.usages.some((usage) => values.has(usage)))) {
        await this.device.sendReport(layout.id, writeReport(layout, values))
      }
    }
  }

  async close(): Promise<void> {
    this.device.removeEventListener('inputreport', this.input)
    await this.show(DARK).catch(() => undefined)
    await this.device.close()
  }

  private static async open(devices: HidDevice[], pressed: (button: HeadsetButton) => void): Promise<Headset | undefined> {
    for (const device of devices) {
      const headset = new Headset(device, pressed)
      if (headset.reader.isUsable) {
        if (!device.opened) {
          await device.open()
        }

        device.addEventListener('inputreport', headset.input)
        await headset.show(DARK)
        return headset
      }
    }

    return undefined
  }

  private take(report: HidInput): void {
    const bytes = new Uint8Array(report.data.buffer, report.data.byteOffset, report.data.byteLength)
    this.reader.read(report.reportId, bytes, this.lamps).forEach(this.pressed)
  }
}

function hid(): Hid | undefined {
  return (navigator as Navigator & { hid?: Hid }).hid
}

export type { HeadsetButton, HeadsetLamps }
