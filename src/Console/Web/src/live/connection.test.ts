import { beforeEach, describe, expect, it } from 'vitest';
import type { FloorSnapshot, StreamDelta } from '../contracts';
import { wait } from './backoff';
import { LiveConnection, type Dot } from './connection';
import { FakeServer } from './fakeServer';
import { HandClock } from './handClock';
import type { Shape } from './stream';

const digits: Shape<string> = {
  whole: (snapshot) => (snapshot as FloorSnapshot).seats.map((seat) => seat.staff).join(''),
  apply: (value, delta) => (delta.kind === 'floorSeatGone' ? value + delta.staff : value),
};
const gone = (digit: number): StreamDelta => ({ kind: 'floorSeatGone', staff: String(digit) });

describe('The connection of a page', () => {
  let server: FakeServer;
  let clock: HandClock;
  let dots: Dot[];
  let live: LiveConnection;
  let value: string | null;

  beforeEach(async () => {
    server = new FakeServer();
    clock = new HandClock();
    dots = [];
    value = null;
    live = new LiveConnection(server.open, clock, (dot) => dots.push(dot), () => Promise.resolve(true), () => 0.5);
    live.listen('floor', digits, (next) => (value = next));
    live.start();
    await clock.pass(0);
  });

  it('is green with a snapshot and follows the news', async () => {
    server.tell('floor', gone(1));
    server.tell('floor', gone(2));
    expect(value).toBe('12');
    expect(dots).toEqual(['amber', 'green']);
    await clock.pass(60_000);
    expect(dots).toEqual(['amber', 'green']);
  });

  it('fetches what is missing when news do not follow, and shows no half state', async () => {
    server.tell('floor', gone(1));
    server.tell('floor', gone(2), true);
    server.tell('floor', gone(3));
    expect(value).toBe('1');
    expect(dots.at(-1)).toBe('amber');
    await clock.pass(0);
    expect(value).toBe('123');
    expect(server.subscribed.at(-1)).toEqual({ stream: 'floor', after: 1, epoch: 'a' });
    expect(dots.at(-1)).toBe('green');
  });

  it('keeps news that arrive before the start of their stream', async () => {
    server.holds = true;
    server.behind('floor');
    server.tell('floor', gone(1));
    server.tell('floor', gone(2));
    await clock.pass(0);
    expect(value).toBe('');
    server.holds = false;
    server.release?.();
    await clock.pass(0);
    expect(value).toBe('12');
  });

  it('subscribes again when it is told that it fell behind', async () => {
    server.tell('floor', gone(1), true);
    server.behind('floor');
    await clock.pass(0);
    expect(value).toBe('1');
  });

  it('goes on after a broken connection from its last number', async () => {
    server.tell('floor', gone(1));
    server.cut();
    server.tell('floor', gone(2));
    expect(dots.at(-1)).toBe('amber');
    await clock.pass(200);
    expect(value).toBe('12');
    expect(server.subscribed.at(-1)).toEqual({ stream: 'floor', after: 1, epoch: 'a' });
    expect(dots.at(-1)).toBe('green');
  });

  it('takes the snapshot of a server that began anew', async () => {
    server.tell('floor', gone(1));
    server.kill();
    await clock.pass(3_000);
    server.rise();
    server.tell('floor', gone(7));
    await clock.pass(1_000);
    expect(value).toBe('7');
  });

  it('is red after five seconds, tries for ever, and is back within a second of the server', async () => {
    server.kill();
    await clock.pass(4_999);
    expect(dots.at(-1)).toBe('amber');
    await clock.pass(1);
    expect(dots.at(-1)).toBe('red');
    await clock.pass(90_000);
    const tried = server.opened;
    expect(tried).toBeGreaterThan(100);
    server.rise();
    await clock.pass(700);
    expect(dots.at(-1)).toBe('green');
    server.kill();
    await clock.pass(3_600_000);
    server.rise();
    await clock.pass(5_000);
    expect(dots.at(-1)).toBe('green');
  });

  it('stops when the session is over, and starts again after a new sign-in', async () => {
    let mine = false;
    const other = new LiveConnection(server.open, clock, (dot) => dots.push(dot), () => Promise.resolve(mine));
    server.kill();
    other.start();
    await clock.pass(10_000);
    const tried = server.opened;
    await clock.pass(0);
    expect(server.opened).toBe(tried);
    mine = true;
    server.rise();
    other.start();
    await clock.pass(0);
    expect(other.connected).toBe(true);
  });

  it('does not listen to a stream that was left', async () => {
    const leave = live.listen('ticket:1', digits, (next) => (value = next));
    await clock.pass(0);
    leave();
    value = 'left';
    server.tell('ticket:1', gone(1));
    expect(value).toBe('left');
  });
});

describe('The wait before an attempt', () => {
  it('is short at first, below a second for two minutes, and at most five seconds for ever', () => {
    expect(wait(0, 0, 1)).toBeLessThanOrEqual(100);
    for (let attempt = 1; attempt < 200; attempt += 1) expect(wait(attempt, 100_000, 1)).toBeLessThanOrEqual(700);
    for (let attempt = 200; attempt < 5_000; attempt += 50) expect(wait(attempt, 500_000, 1)).toBeLessThanOrEqual(5_000);
    expect(wait(100_000, 86_400_000, 0)).toBeGreaterThanOrEqual(2_500);
  });
});
