/** The parts of a WebHID report description that are looked at (https://wicg.github.io/webhid). */
export interface HidItem {
  isConstant?: boolean
  isArray?: boolean
  isAbsolute?: boolean
  isRange?: boolean
  usages?: readonly number[]
  usageMinimum?: number
  usageMaximum?: number
  reportSize?: number
  reportCount?: number
  logicalMinimum?: number
}

export interface HidReport {
  reportId?: number
  items?: readonly HidItem[]
}

export interface HidCollection {
  usagePage?: number
  usage?: number
  children?: readonly HidCollection[]
  inputReports?: readonly HidReport[]
  outputReports?: readonly HidReport[]
}

/** One number in a report. */
export interface HidField {
  /** Usage page in the upper, usage in the lower 16 bits. An array field has one usage for each value, from `lowest` on. */
  usages: readonly number[]
  array: boolean
  absolute: boolean
  lowest: number
  bit: number
  size: number
}

/** Where the numbers stand in the reports of one id, without the byte of the id. */
export interface HidLayout {
  id: number
  bits: number
  fields: readonly HidField[]
}

const MOST_BITS = 4096

/** The layouts of all reports of a device, its nested collections included. */
export function layoutsOf(collections: readonly HidCollection[], kind: 'input' | 'output'): HidLayout[] {
  const layouts = new Map<number, { id: number; bits: number; fields: HidField[] }>()
  const visit = (collection: HidCollection): void => {
    for (const report of (kind === 'input' ? collection.inputReports : collection.outputReports) ?? []) {
      const id = report.reportId ?? 0
      const layout = layouts.get(id) ?? { id, bits: 0, fields: [] }
      layouts.set(id, layout)
      for (const item of report.items ?? []) {
        add(layout, item)
      }
    }

    collection.children?.forEach(visit)
  }
  collections.forEach(visit)
  return [...layouts.values()]
}

/** What a report says: each usage with its number. Bytes that are missing count as 0. */
export function readReport(layout: HidLayout, bytes: Uint8Array): Map<number, number> {
  const values = new Map<number, number>()
  for (const field of layout.fields) {
    const value = bitsAt(bytes, field.bit, field.size)
    if (!field.array) {
      const usage = field.usages[0]
      if (usage !== undefined) {
        values.set(usage, value)
      }

      continue
    }

    for (const usage of field.usages) {
      values.set(usage, values.get(usage) ?? 0)
    }

    const pressed = field.usages[value - field.lowest]
    if (pressed !== undefined) {
      values.set(pressed, 1)
    }
  }

  return values
}

/** A report that says this; what is not named is 0. */
export function writeReport(layout: HidLayout, values: ReadonlyMap<number, number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil(layout.bits / 8))
  for (const field of layout.fields) {
    const usage = field.usages[0]
    const value = usage === undefined ? 0 : (values.get(usage) ?? 0)
    for (let n = 0; !field.array && n < field.size; n++) {
      if ((value >>> n) & 1) {
        const at = field.bit + n
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
      }
    }
  }

  return bytes
}

function add(layout: { bits: number; fields: HidField[] }, item: HidItem): void {
  const size = item.reportSize ?? 0
  const count = item.reportCount ?? 0
  if (size * count > MOST_BITS) {
    return
  }

  const usages = usagesOf(item)
  for (let n = 0; n < count; n++, layout.bits += size) {
    if (item.isConstant || usages.length === 0 || size === 0 || size > 32) {
      continue
    }

    // Fewer usages than fields: the last one stands for the rest (HID 1.11, section 6.2.2.8).
    const own = item.isArray ? usages : [usages[Math.min(n, usages.length - 1)] ?? 0]
    layout.fields.push({
      usages: own,
      array: item.isArray === true,
      absolute: item.isAbsolute !== false,
      lowest: item.logicalMinimum ?? 0,
      bit: layout.bits,
      size,
    })
  }
}

function usagesOf(item: HidItem): readonly number[] {
  if (!item.isRange) {
    return item.usages ?? []
  }

  const [first, last] = [item.usageMinimum ?? 0, item.usageMaximum ?? -1]
  return last < first || last - first > 1024 ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

function bitsAt(bytes: Uint8Array, bit: number, size: number): number {
  let value = 0
  for (let n = 0; n < size; n++) {
    const at = bit + n
    value += ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1 ? 2 ** n : 0
  }

  return value
}
