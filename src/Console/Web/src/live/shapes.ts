import type { FloorSnapshot, SeatSnapshot, TicketView } from '../contracts';
import type { Shape } from './stream';

/** Replaces the entry with the same key at its place, or puts it at the end. */
function put<T>(list: readonly T[], entry: T, key: (entry: T) => string): T[] {
  const at = list.findIndex((other) => key(other) === key(entry));
  return at < 0 ? [...list, entry] : list.map((other, index) => (index === at ? entry : other));
}

/** One's own seat. */
export const seatShape: Shape<SeatSnapshot> = {
  whole: (snapshot) => (snapshot.kind === 'seat' ? snapshot : null),
  apply(value, delta) {
    switch (delta.kind) {
      case 'seatChanged':
        return { ...value, seat: delta.seat };
      case 'seatCallChanged':
        return { ...value, calls: put(value.calls, delta.call, (call) => call.call) };
      case 'seatCallGone':
        return { ...value, calls: value.calls.filter((call) => call.call !== delta.call) };
      case 'draftChanged':
        return { ...value, drafts: put(value.drafts, delta.draft, (draft) => draft.ticket) };
      case 'draftGone':
        return { ...value, drafts: value.drafts.filter((draft) => draft.ticket !== delta.ticket) };
      case 'todayChanged':
        return { ...value, today: delta.today };
      default:
        return value;
    }
  },
};

/** Queues and seats. */
export const floorShape: Shape<FloorSnapshot> = {
  whole: (snapshot) => (snapshot.kind === 'floor' ? snapshot : null),
  apply(value, delta) {
    switch (delta.kind) {
      case 'queueChanged':
        return { ...value, queues: put(value.queues, delta.queue, (queue) => queue.queue) };
      case 'queueGone':
        return { ...value, queues: value.queues.filter((queue) => queue.queue !== delta.queue) };
      case 'floorSeatChanged':
        return { ...value, seats: put(value.seats, delta.seat, (seat) => seat.staff) };
      case 'floorSeatGone':
        return { ...value, seats: value.seats.filter((seat) => seat.staff !== delta.staff) };
      case 'callBackChanged':
        return { ...value, callBacks: put(value.callBacks, delta.callBack, (one) => one.call) };
      case 'callBackGone':
        return { ...value, callBacks: value.callBacks.filter((one) => one.call !== delta.call) };
      case 'serviceCountChanged':
        return { ...value, today: put(value.today, delta.count, (count) => count.service) };
      default:
        return value;
    }
  },
};

/** A ticket being written. */
export const ticketShape: Shape<TicketView> = {
  whole: (snapshot) => (snapshot.kind === 'ticket' ? snapshot.ticket : null),
  apply(value, delta) {
    switch (delta.kind) {
      case 'fieldChanged':
        return { ...value, fields: put(value.fields, delta.field, (field) => field.field) };
      case 'writersChanged':
        return { ...value, writers: delta.writers };
      case 'suggestionsChanged':
        return { ...value, suggestions: delta.suggestions };
      case 'ticketMoved':
        return { ...value, state: delta.state, timeline: [...value.timeline, delta.entry] };
      default:
        return value;
    }
  },
};
