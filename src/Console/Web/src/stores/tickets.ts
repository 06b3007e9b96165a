import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef } from 'vue';
import type { CommandAck, DeskCommand, FieldView, TicketField, TicketView } from '../contracts';
import { chosen, sent, served, shown, typed, untouched, type FieldDraft } from '../live/draft';
import { browserClock } from '../live/clock';
import { ticketShape } from '../live/shapes';
import { useLive } from './live';
import { useSession } from './session';

export const editDelayMs = 250;
/** A text that the server never took is kept in the browser for three days. */
const forgottenMs = 3 * 86_400_000;
const key = (staff: string, ticket: string, field: string) => `${staff}|${ticket}|${field}`;

interface Open {
  view: TicketView | null;
  drafts: Map<TicketField, FieldDraft>;
  /** Edits that wait for the writer to pause. */
  timers: Map<TicketField, () => void>;
  leave: () => void;
  refused: string | null;
}

/** The tickets that are open at this seat, with every field's text as its writer sees it. */
export const useTickets = defineStore('tickets', () => {
  const live = useLive();
  const session = useSession();
  const open = shallowRef(new Map<string, Open>());
  const present = ref<string | null>(null);
  const view = computed(() => (present.value === null ? null : (open.value.get(present.value)?.view ?? null)));
  /** The shown ticket can be written: it is a draft. */
  const writable = computed(() => view.value === null || view.value.state === 'Draft');
  const refused = computed(() => (present.value === null ? null : (open.value.get(present.value)?.refused ?? null)));
  const left = new Map<string, Map<TicketField, FieldDraft>>();

  /** Drafts of an earlier page of the same person. */
  async function load(): Promise<void> {
    for (const entry of await live.drafts.all()) {
      if (Date.now() - entry.atMs > forgottenMs) {
        void live.drafts.remove(key(entry.staff, entry.ticket, entry.field));
        continue;
      }
      if (entry.staff !== session.me?.staff) continue;
      const fields = left.get(entry.ticket) ?? new Map<TicketField, FieldDraft>();
      fields.set(entry.field as TicketField, entry.draft);
      left.set(entry.ticket, fields);
    }
  }

  /** Opens a ticket's stream once. */
  function watchTicket(ticket: string): Open {
    const there = open.value.get(ticket);
    if (there) return there;
    const entry: Open = { view: null, drafts: left.get(ticket) ?? new Map(), timers: new Map(), leave: () => {}, refused: null };
    open.value.set(ticket, entry);
    entry.leave = live.connection?.listen(`ticket:${ticket}`, ticketShape, (next) => took(ticket, entry, next), (sentence) => {
      entry.refused = sentence;
      triggerRef(open);
    }) ?? (() => {});
    triggerRef(open);
    return entry;
  }

  function took(ticket: string, entry: Open, next: TicketView): void {
    const first = entry.view === null;
    const before = new Map(entry.view?.fields.map((field) => [field.field, field.version]));
    entry.view = next;
    for (const field of next.fields) {
      if (first || before.get(field.field) !== field.version) set(ticket, entry, field.field, served(draftOf(entry, field.field), field, first));
    }
    // What an earlier page had written and not yet given to its outbox.
    if (first) {
      for (const [field, draft] of entry.drafts) {
        if (draft.mine !== null && !draft.theirs && live.outbox?.pendingEdit(ticket, field) !== draft.mine) give(ticket, entry, field);
      }
    }
    triggerRef(open);
  }

  function draftOf(entry: Open, field: TicketField): FieldDraft {
    return entry.drafts.get(field) ?? untouched;
  }

  function set(ticket: string, entry: Open, field: TicketField, draft: FieldDraft): void {
    entry.drafts.set(field, draft);
    const staff = session.me?.staff ?? '';
    const name = key(staff, ticket, field);
    const done = draft.mine === null ? live.drafts.remove(name) : live.drafts.put(name, { staff, ticket, field, draft, atMs: Date.now() });
    done.catch(() => (live.durable = false));
    triggerRef(open);
  }

  /** What a field shows. */
  function text(field: TicketField, ticket = present.value): string {
    const entry = ticket === null ? undefined : open.value.get(ticket);
    return entry ? shown(draftOf(entry, field)) : '';
  }

  function draft(field: TicketField): FieldDraft {
    const entry = present.value === null ? undefined : open.value.get(present.value);
    return entry ? draftOf(entry, field) : untouched;
  }

  /** A person writes; the server gets it when he pauses. */
  function type(field: TicketField, value: string, ticket = present.value, at: 'pause' | 'now' = 'pause'): void {
    if (ticket === null) return;
    const entry = watchTicket(ticket);
    set(ticket, entry, field, typed(draftOf(entry, field), value));
    live.clear(`field:${ticket}:${field}`);
    entry.timers.get(field)?.();
    entry.timers.delete(field);
    if (at === 'now') give(ticket, entry, field);
    else entry.timers.set(field, browserClock.after(editDelayMs, () => give(ticket, entry, field)));
  }

  function give(ticket: string, entry: Open, field: TicketField): void {
    entry.timers.get(field)?.();
    entry.timers.delete(field);
    const written = draftOf(entry, field);
    if (written.mine === null || written.theirs) return;
    set(ticket, entry, field, sent(written, written.mine));
    void live.ask({ kind: 'ticketEdit', ticket, field, value: written.mine, seen: written.base.version }, `field:${ticket}:${field}`);
  }

  /** Gives the outbox everything that waits for a pause; what is asked for next comes after it. */
  function flush(ticket: string): void {
    const entry = open.value.get(ticket);
    if (entry) for (const field of [...entry.timers.keys()]) give(ticket, entry, field);
  }

  /** Every answer to a kept command, those of an earlier page too. */
  function acknowledged(command: DeskCommand, ack: CommandAck): void {
    if (command.kind !== 'ticketEdit' || ack.result?.kind !== 'field') return;
    const { field } = ack.result;
    const entry = watchTicket(command.ticket);
    const next = served(draftOf(entry, field.field), field, ack.code === 'conflict');
    set(command.ticket, entry, field.field, next);
    if (ack.code !== 'conflict') return;
    live.outbox?.dropEdits(command.ticket, field.field);
    // Nobody else's text stands there: ours goes again on top of what is there.
    if (next.mine !== null && !next.theirs) give(command.ticket, entry, field.field);
  }

  /** The writer chose between two texts. */
  function choose(field: TicketField, which: 'mine' | 'theirs' | 'both'): void {
    const ticket = present.value;
    const entry = ticket === null ? undefined : open.value.get(ticket);
    if (ticket === null || !entry) return;
    set(ticket, entry, field, chosen(draftOf(entry, field), which));
    give(ticket, entry, field);
  }

  /** Shows a ticket. */
  function show(ticket: string | null): void {
    if (present.value === ticket) return;
    if (present.value !== null) {
      flush(present.value);
      void live.ask({ kind: 'ticketFocus', ticket: present.value, field: null }, '');
    }
    present.value = ticket;
    if (ticket !== null) watchTicket(ticket);
  }

  /** A draft left this seat: its stream ends. Text that the server does not have stays in the browser. */
  function close(ticket: string): void {
    const entry = open.value.get(ticket);
    if (!entry) return;
    flush(ticket);
    entry.leave();
    open.value.delete(ticket);
    left.delete(ticket);
    if (present.value === ticket) present.value = null;
    triggerRef(open);
  }

  /** Fields of the shown ticket that hold two texts. */
  const conflicts = computed<[TicketField, FieldView][]>(() => {
    const entry = present.value === null ? undefined : open.value.get(present.value);
    return entry ? [...entry.drafts].flatMap(([field, value]) => (value.theirs ? [[field, value.theirs] as [TicketField, FieldView]] : [])) : [];
  });

  const focus = (field: TicketField | null) => present.value !== null && void live.ask({ kind: 'ticketFocus', ticket: present.value, field }, '');

  return { open, present, view, writable, refused, conflicts, load, watchTicket, text, draft, type, flush, acknowledged, choose, show, close, focus };
});
