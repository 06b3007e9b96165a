import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { CommandAck, DeskCommand } from '../contracts';
import { said, texts } from '../i18n';
import { browserClock } from '../live/clock';
import { LiveConnection, type Dot } from '../live/connection';
import type { FieldDraft } from '../live/draft';
import { newId } from '../live/ids';
import { Outbox, type KeptCommand, type Outcome } from '../live/outbox';
import { MemoryShelf, PromptShelf, openShelves, type Shelf } from '../live/shelf';
import type { OpenWire } from '../live/wire';
import { useSession } from './session';

/** A field as it lies in the browser. */
export interface KeptDraft {
  staff: string;
  ticket: string;
  field: string;
  draft: FieldDraft;
  /** When it was written, wall clock of the page. */
  atMs: number;
}

/** The link to the server: connection, outbox, dot, and the sentences of refusals beside the things that they are about. */
export const useLive = defineStore('live', () => {
  const session = useSession();
  const dot = ref<Dot>('amber');
  const kept = ref(0);
  const refusals = ref<Record<string, string>>({});
  const connection = shallowRef<LiveConnection | null>(null);
  const outbox = shallowRef<Outbox | null>(null);
  const drafts = shallowRef<Shelf<KeptDraft>>(new MemoryShelf<KeptDraft>());
  /** False: this browser keeps nothing over a reload. */
  const durable = ref(true);
  let acknowledged: (command: DeskCommand, ack: CommandAck) => void = () => {};

  /** Opens the link for who is signed in. */
  async function start(open: OpenWire, onAck: (command: DeskCommand, ack: CommandAck) => void): Promise<void> {
    const staff = session.me?.staff ?? '';
    acknowledged = onAck;
    const shelves = await openShelves('callcenter');
    durable.value = shelves !== null;
    const lasting = shelves?.shelf<KeptDraft>('drafts');
    drafts.value = lasting ? new PromptShelf<KeptDraft>(lasting, localStorage, 'callcenter.typed.', (one) => `${one.staff}|${one.ticket}|${one.field}`) : new MemoryShelf<KeptDraft>();
    const shelf = shelves?.shelf<KeptCommand>('outbox') ?? new MemoryShelf<KeptCommand>();
    const live = new LiveConnection(open, browserClock, (next) => (dot.value = next), () => session.still());
    const box = new Outbox(
      (id, ageMs, command) => live.command({ id, ageMs, command }), shelf, staff, browserClock, newId, Date.now,
      (command, ack) => acknowledged(command, ack), (count) => (kept.value = count),
    );
    connection.value = live;
    outbox.value = box;
    await box.load();
    live.onLink((connected) => {
      box.link(connected);
      // The server's clock and what this person may do, as they are now.
      if (connected) void session.still();
    });
    live.start();
    addEventListener('online', () => live.hurry());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && live.hurry());
  }

  /** Signed in again after the session was over. */
  function resume(): void {
    connection.value?.start();
  }

  function stop(): void {
    connection.value?.stop();
  }

  /**
   * Asks for a command; a refusal is shown beside what it is about.
   * @param about Name of the thing, as `<RefusalNote about>` has it.
   */
  async function ask(command: DeskCommand, about: string): Promise<Outcome> {
    clear(about);
    const outcome: Outcome = outbox.value ? await outbox.value.ask(command) : { id: '', ok: false, refusal: null, code: 'link', result: null };
    if (!outcome.ok && command.kind !== 'ticketFocus' && outcome.code !== 'conflict') refuse(about, sentence(outcome));
    return outcome;
  }

  function sentence(outcome: Outcome): string {
    if (outcome.refusal) return said(outcome.refusal);
    return outcome.code === 'late' ? texts().link.late : texts().link.notSent;
  }

  function refuse(about: string, text: string): void {
    refusals.value = { ...refusals.value, [about]: text };
  }

  function clear(about: string): void {
    if (!(about in refusals.value)) return;
    const { [about]: _, ...rest } = refusals.value;
    refusals.value = rest;
  }

  return { dot, kept, refusals, connection, outbox, drafts, durable, start, resume, stop, ask, refuse, clear };
});
