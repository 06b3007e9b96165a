import { expect, it } from 'vitest';
import type { ClockColour, TicketPageView } from '../contracts';
import { inOrder } from './tickets';

const one = (ticket: string, colour: ClockColour | null, dueMs = 0): TicketPageView => ({
  ticket, state: 'Dispatched', owner: 'Unit', service: '12345', urgency: 'P3', title: null, category: null, unit: 'u', round: 1, version: 1, acceptedMs: 0,
  clock: colour === null ? null : { colour, dueMs, leftMs: 0, steps: [] }, moves: [], possible: [],
});

it('What is late stands first, then what is due soonest; what has no clock last, the newest of it first', () => {
  const list = [one('a', null), one('b', 'Green', 5), one('c', 'Red', 3), one('d', 'Yellow', 4), one('e', 'Green', 4), one('f', null), one('g', 'Red', 2)];
  expect(inOrder(list).map((each) => each.ticket)).toEqual(['g', 'c', 'd', 'e', 'b', 'f', 'a']);
});
