import { describe, expect, it } from 'vitest';
import type { StreamDelta, StreamNews, StreamStart } from '../contracts';
import { begin, nothing, take, type Held, type Shape } from './stream';

/** Counts what it was told; the staff number carries the digit. */
const digits: Shape<string> = {
  whole: (snapshot) => (snapshot.kind === 'floor' ? snapshot.seats.map((seat) => seat.staff).join('') : null),
  apply: (value, delta) => (delta.kind === 'floorSeatGone' ? value + delta.staff : value),
};
const delta = (digit: number): StreamDelta => ({ kind: 'floorSeatGone', staff: String(digit) });
const news = (first: number, count: number, epoch = 'a'): StreamNews => ({ stream: 'floor', epoch, first, deltas: Array.from({ length: count }, (_, index) => delta(first + index)) });
const start = (seq: number, deltas: number, epoch = 'a'): StreamStart => ({
  stream: 'floor', epoch, seq, snapshot: null, refusal: null, deltas: Array.from({ length: deltas }, (_, index) => delta(seq - deltas + 1 + index)),
});
const snapshot = (seq: number, epoch = 'a'): StreamStart => ({ stream: 'floor', epoch, seq, snapshot: { kind: 'floor', queues: [], seats: [], today: [], callBacks: [] }, deltas: [], refusal: null });
const at = (value: string, seq: number): Held<string> => ({ value, at: { epoch: 'a', seq } });

describe('A stream', () => {
  it('begins with a snapshot and takes what follows in order', () => {
    const first = begin(nothing as Held<string>, snapshot(0), digits);
    const second = take(first.held, news(1, 2), digits);
    expect(second).toEqual({ held: at('12', 2), taken: 'next' });
  });

  it('takes nothing twice', () => {
    expect(take(at('12', 2), news(1, 2), digits)).toEqual({ held: at('12', 2), taken: 'known' });
  });

  it('takes the new part of news that overlap', () => {
    expect(take(at('12', 2), news(2, 3), digits)).toEqual({ held: at('1234', 4), taken: 'next' });
  });

  it.each([[news(4, 1)], [news(3, 1, 'b')], [news(9, 9)]])('calls a gap what does not follow and leaves what it holds', (later) => {
    expect(take(at('12', 2), later, digits)).toEqual({ held: at('12', 2), taken: 'gap' });
  });

  it('goes on with the deltas that it missed', () => {
    expect(begin(at('12', 2), start(4, 2), digits)).toEqual({ held: at('1234', 4), taken: 'next' });
    expect(begin(at('12', 2), start(2, 0), digits)).toEqual({ held: at('12', 2), taken: 'known' });
    expect(begin(at('12', 2), start(4, 4), digits)).toEqual({ held: at('1234', 4), taken: 'next' });
  });

  it('does not go on with deltas of another epoch, with too few of them, or from behind', () => {
    expect(begin(at('12', 2), start(4, 2, 'b'), digits).taken).toBe('gap');
    expect(begin(at('12', 2), start(5, 2), digits).taken).toBe('gap');
    expect(begin(at('12', 2), start(1, 0), digits).taken).toBe('gap');
    expect(begin(nothing as Held<string>, start(1, 1), digits).taken).toBe('gap');
  });

  it('gives the same whatever the order in which news come, as long as gaps are fetched again', () => {
    const all = Array.from({ length: 30 }, (_, index) => news(index + 1, 1));
    for (let seed = 1; seed <= 200; seed += 1) {
      let chance = seed;
      const next = () => (chance = (chance * 48271) % 2147483647) / 2147483647;
      const mixed = [...all, ...all.slice(0, 10)].map((one) => ({ one, at: next() })).sort((a, b) => a.at - b.at);
      let held: Held<string> = at('', 0);
      for (const { one } of mixed) {
        const taken = take(held, one, digits);
        held = taken.taken === 'gap' && next() < 0.5 ? begin(held, start(one.first, one.first - (held.at?.seq ?? 0)), digits).held : taken.held;
      }
      held = begin(held, start(30, 30 - (held.at?.seq ?? 0)), digits).held;
      expect(held).toEqual(at(Array.from({ length: 30 }, (_, index) => index + 1).join(''), 30));
    }
  });
});
