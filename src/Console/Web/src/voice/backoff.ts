const FIRST_MS = 250
const MOST_MS = 8000

/**
 * How long to wait before a further attempt. The first comes at once: a reload or a short break must not cost a caller more than it has to.
 * After that the time doubles up to 8 s, and each page's own share of chance keeps a whole room from coming back in the same moment.
 * @param attempt 0 for the first after a loss.
 * @param chance 0 to 1.
 * @returns Milliseconds.
 */
export function backoff(attempt: number, chance: number): number {
  if (attempt <= 0) {
    return 0
  }

  const whole = Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1))
  return Math.round(whole * (0.75 + 0.5 * chance))
}
