/** Time as the page sees it; tests hand in one of their own. */
export interface Clock {
  /** Milliseconds that never run backwards; for ages and waits. */
  now(): number;
  /** Calls back once after that many milliseconds; what it gives cancels it. */
  after(ms: number, then: () => void): () => void;
}

/** The browser's own. */
export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const handle = setTimeout(then, ms);
    return () => clearTimeout(handle);
  },
};
