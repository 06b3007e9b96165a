const siteOffsetMs = 8 * 3_600_000;

/** The day of a moment at the site (China has one time and no summer time), as a date field wants it. */
export function dayOf(ms: number): string {
  return new Date(ms + siteOffsetMs).toISOString().slice(0, 10);
}

/** When a day begins at the site; null for no day. */
export function msOf(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : at - siteOffsetMs;
}
