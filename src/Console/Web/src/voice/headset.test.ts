import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DARK, HeadsetReader, lampValues, USAGE, type HeadsetButton, type HeadsetLamps } from './headsetReader.js'
import { PROFILES, profileOf, type HeadsetControl } from './headsetProfiles.js'
import { layoutsOf, readReport, writeReport, type HidCollection } from './hidReport.js'

interface ProfileFile {
  name: string
  product: string
  hook: HeadsetControl
  mute: HeadsetControl
  triedWithTheDevice: boolean
  source: string
  collections: HidCollection[]
  reports: { id: number; bytes: string; lamps: keyof typeof LAMPS; says: string }[]
  lamps: { shown: keyof typeof LAMPS; id: number; bytes: string }[]
}

const LAMPS = {
  dark: DARK,
  ringing: { ...DARK, ringing: true },
  talking: { ...DARK, offHook: true },
  muted: { ...DARK, offHook: true, muted: true },
} satisfies Record<string, HeadsetLamps>

const folder = fileURLToPath(new URL('../../../../../hardware/headsets/', import.meta.url))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as ProfileFile)

const bytesOf = (text: string): Uint8Array => new Uint8Array(text.split(' ').map((octet) => Number.parseInt(octet, 16)))

function words(button: HeadsetButton): string {
  switch (button.kind) {
    case 'hook':
      return button.off ? 'hook off' : 'hook on'
    case 'mute':
      return button.on ? 'mute on' : 'mute off'
    default:
      return button.kind
  }
}

describe('profiles', () => {
  it('are the same in the program and in the hardware folder', () => {
    const inFolder = files.map(({ name, product, hook, mute }) => ({ name, product, hook, mute }))
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name)
    expect([...PROFILES].sort(byName)).toEqual(inFolder.sort(byName))
  })

  it('say where their reports come from and whether the device was tried', () => {
    for (const file of files) {
      expect(file.source.length).toBeGreaterThan(20)
      expect(file.triedWithTheDevice).toBeTypeOf('boolean')
    }
  })

  it('are found by the product name, and by default', () => {
    expect(profileOf('Gigaset ION').name).toBe('gigaset-dongle')
    expect(profileOf('Something else').name).toBe('any-telephony-headset')
  })

  for (const file of files) {
    it(`${file.name}: the reports in the file say what the file says`, () => {
      const reader = new HeadsetReader(layoutsOf(file.collections, 'input'), file)
      expect(reader.isUsable).toBe(true)
      const said = file.reports.map((report) => reader.read(report.id, bytesOf(report.bytes), LAMPS[report.lamps]).map(words).join(', '))
      expect(said).toEqual(file.reports.map((report) => report.says))
    })

    it(`${file.name}: the lamps are shown by the bytes in the file`, () => {
      for (const lamp of file.lamps) {
        const layout = layoutsOf(file.collections, 'output').find((one) => one.id === lamp.id)
        expect(layout).toBeDefined()
        expect([...writeReport(layout!, lampValues(LAMPS[lamp.shown]))]).toEqual([...bytesOf(lamp.bytes)])
      }
    })
  }
})

describe('reports', () => {
  it('hold arrays, where the number is the control that is pressed', () => {
    const [layout] = layoutsOf(
      [{ inputReports: [{ reportId: 3, items: [{ isArray: true, reportSize: 4, reportCount: 1, usages: [USAGE.hookSwitch, USAGE.phoneMute], logicalMinimum: 1 }] }] }],
      'input',
    )
    expect(readReport(layout!, new Uint8Array([1])).get(USAGE.hookSwitch)).toBe(1)
    expect([...readReport(layout!, new Uint8Array([2]))]).toEqual([
      [USAGE.hookSwitch, 0],
      [USAGE.phoneMute, 1],
    ])
    expect([...readReport(layout!, new Uint8Array([15])).values()]).toEqual([0, 0])
  })

  it('may give usages as a range, and fewer usages than fields', () => {
    const [layout] = layoutsOf(
      [
        {
          children: [
            {
              inputReports: [
                {
                  items: [
                    { isRange: true, usageMinimum: 0x0b00b0, usageMaximum: 0x0b00b3, reportSize: 1, reportCount: 4 },
                    { usages: [0x0b0020], reportSize: 2, reportCount: 2 },
                  ],
                },
              ],
            },
          ],
        },
      ],
      'input',
    )
    expect(layout!.bits).toBe(8)
    expect([...readReport(layout!, new Uint8Array([0b1100_0100]))]).toEqual([
      [0x0b00b0, 0],
      [0x0b00b1, 0],
      [0x0b00b2, 1],
      [0x0b00b3, 0],
      [0x0b0020, 3],
    ])
  })

  it('that are too short, too long or senseless do no harm', () => {
    const layouts = layoutsOf(files[0]!.collections, 'input')
    const reader = new HeadsetReader(layouts, profileOf(''))
    for (let n = 0; n < 2000; n++) {
      const bytes = crypto.getRandomValues(new Uint8Array(n % 9))
      reader.read(n % 20, bytes, DARK)
    }

    expect(layoutsOf([{ inputReports: [{ items: [{ reportSize: 32, reportCount: 1_000_000, usages: [1] }] }] }], 'input')[0]!.fields).toEqual([])
  })
})
