import { describe, expect, it } from 'vitest'
import { backoff } from './backoff.js'
import { peak, SILENCE } from './levels.js'
import { faultOfMedia } from './state.js'

describe('backoff', () => {
  it('tries at once, then doubles up to eight seconds, each page a little differently', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => backoff(attempt, 0.5))).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 8000, 8000])
    expect(backoff(3, 0)).toBe(750)
    expect(backoff(3, 1)).toBe(1250)
  })
})

describe('levels', () => {
  it('are peaks in dBFS', () => {
    expect(peak([])).toBe(SILENCE)
    expect(peak([0, 0])).toBe(SILENCE)
    expect(peak([0.1, -1])).toBe(0)
    expect(peak([0.5, -0.1])).toBeCloseTo(-6.02, 2)
    expect(peak([3])).toBe(0)
  })
})

describe('faults of a microphone', () => {
  it('have names that the desk has words for', () => {
    expect(faultOfMedia(new DOMException('', 'NotAllowedError'))).toBe('denied')
    expect(faultOfMedia(new DOMException('', 'NotReadableError'))).toBe('busyMicrophone')
    expect(faultOfMedia(new DOMException('', 'NotFoundError'))).toBe('noMicrophone')
    expect(faultOfMedia('nonsense')).toBe('noMicrophone')
  })
})
