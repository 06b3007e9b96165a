/**
 * How long to wait before the next attempt to connect. The first is at once; for two minutes a restarted server is back on the desk within a second of
 * being ready; after that up to five seconds. Half of every wait is chance, so that two hundred desks do not knock together.
 * @param attempt Failures so far, from 0.
 * @param lostMs Milliseconds since the connection was lost.
 * @param chance From 0 to 1.
 */
export function wait(attempt: number, lostMs: number, chance: number): number {
  if (attempt === 0) return Math.round(100 * chance);
  const most = lostMs < 120_000 ? 700 : Math.min(5_000, 700 * 1.3 ** Math.max(0, attempt - 150));
  const full = Math.min(most, 200 * 1.5 ** attempt);
  return Math.round(full * (0.5 + 0.5 * chance));
}
