import { duration } from '../ui/format';
import type { ClockColour, TicketMove, TicketPageView } from '../contracts';

const rank: Record<ClockColour, number> = { Red: 0, Yellow: 1, Green: 2, Grey: 3, Done: 4 };

/** What is late first, then what is due soonest, then the newest. */
export const inOrder = (all: readonly TicketPageView[]): TicketPageView[] =>
  [...all].sort((a, b) => (a.clock ? rank[a.clock.colour] : 5) - (b.clock ? rank[b.clock.colour] : 5) || (a.clock?.dueMs ?? 0) - (b.clock?.dueMs ?? 0) || b.ticket.localeCompare(a.ticket));

/** A time as days and hours, or as a clock below one day. */
export const spanOf = (ms: number, days: (d: number, h: number) => string): string => (ms >= 86_400_000 ? days(Math.floor(ms / 86_400_000), Math.floor((ms % 86_400_000) / 3_600_000)) : duration(ms));

const explained = new Set<TicketMove>([
  'Decline', 'Merge', 'Unmerge', 'RequestReturn', 'GrantReturn', 'RefuseReturn', 'RequestExtension', 'GrantExtension', 'RefuseExtension', 'Suspend', 'Whistle', 'CallIn', 'HandUp', 'Reply', 'SendBack', 'Rework', 'Reopen',
]);

/** Whether a move has to be explained; the server says it too. */
export const needsReason = (move: TicketMove): boolean => explained.has(move);
