import { describe, expect, it } from 'vitest';
import { dayOf, msOf } from './day';

describe('days of the site', () => {
  it('begin at its midnight, wherever the browser is', () => {
    expect(msOf('2026-11-26')).toBe(Date.parse('2026-11-25T16:00:00Z'));
    expect(dayOf(Date.parse('2026-11-25T16:00:00Z'))).toBe('2026-11-26');
    expect(dayOf(Date.parse('2026-11-25T15:59:59Z'))).toBe('2026-11-25');
    expect(msOf('')).toBeNull();
    expect(msOf('tomorrow')).toBeNull();
  });
});
