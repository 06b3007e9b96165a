import type { StreamDelta, StreamNews, StreamSnapshot, StreamStart } from '../contracts';

/** Where a page is in a stream. */
export interface Position {
  epoch: string;
  seq: number;
}

/** What a page holds of a stream; without a position it holds nothing yet. */
export interface Held<T> {
  value: T | null;
  at: Position | null;
}

/** How a stream's own deltas change what is held. */
export interface Shape<T> {
  whole(snapshot: StreamSnapshot): T | null;
  apply(value: T, delta: StreamDelta): T;
}

/** What news did: they were the next, they were known already, or something is missing between. */
export type Taken = 'next' | 'known' | 'gap';

export const nothing = { value: null, at: null } as const;

/** Begins or goes on: a snapshot replaces, deltas go on where the page left off. A start that fits neither is a gap. */
export function begin<T>(held: Held<T>, start: StreamStart, shape: Shape<T>): { held: Held<T>; taken: Taken } {
  if (start.snapshot) {
    const value = shape.whole(start.snapshot);
    return value === null ? { held, taken: 'gap' } : { held: { value, at: { epoch: start.epoch, seq: start.seq } }, taken: 'next' };
  }
  const first = start.seq - start.deltas.length + 1;
  if (!held.at || held.at.epoch !== start.epoch || held.at.seq < first - 1 || held.at.seq > start.seq) return { held, taken: 'gap' };
  return start.deltas.length === 0 ? { held, taken: 'known' } : take(held, { stream: start.stream, epoch: start.epoch, first, deltas: start.deltas }, shape);
}

/** Applies news when they follow on what is held; the part that is held already is left out. */
export function take<T>(held: Held<T>, news: StreamNews, shape: Shape<T>): { held: Held<T>; taken: Taken } {
  if (!held.at || held.value === null || held.at.epoch !== news.epoch || news.first > held.at.seq + 1) return { held, taken: 'gap' };
  const fresh = news.deltas.slice(held.at.seq + 1 - news.first);
  if (fresh.length === 0) return { held, taken: 'known' };
  const value = fresh.reduce<T>((before, delta) => shape.apply(before, delta), held.value);
  return { held: { value, at: { epoch: news.epoch, seq: held.at.seq + fresh.length } }, taken: 'next' };
}
