import { expect, it } from 'vitest';
import type { ClockColour, TicketPageView } from '../contracts';
import { inOrder, spanOf } from './tickets';

const one = (ticket: string, colour: ClockColour | null, dueMs = 0): TicketPageView => ({
  ticket, state: 'Dispatched', owner: 'Unit', service: '12345', urgency: 'P3', title: null, category: null, unit: 'u', round: 1, version: 1, acceptedMs: 0,
  clock: colour === null ? null : { colour, dueMs, leftMs: 0, steps: [] }, moves: [], possible: [],
});

it('What is late stands first, then what is due soonest; what has no clock last, the newest of it first', () => {
  const list = [one('a', null), one('b', 'Green', 5), one('c', 'Red', 3), one('d', 'Yellow', 4), one('e', 'Green', 4), one('f', null), one('g', 'Red', 2)];
  expect(inOrder(list).map((each) => each.ticket)).toEqual(['g', 'c', 'd', 'e', 'b', 'f', 'a']);
});

it('A time is said in days and hours, and below a day as a clock', () => {
  const days = (d: number, h: number) => `${d}/${h}`;
  expect([spanOf(171 * 3_600_000 + 59_000, days), spanOf(86_400_000, days), spanOf(3_661_000, days)]).toEqual(['7/3', '1/0', '1:01:01']);
});
