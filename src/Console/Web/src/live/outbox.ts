import type { CommandAck, DeskCommand, TicketField } from '../contracts';
import type { Clock } from './clock';
import { handling, lane } from './kinds';
import type { Shelf } from './shelf';

/** A kept command as it lies in the browser. */
export interface KeptCommand {
  id: string;
  staff: string;
  order: number;
  /** Wall clock of the page when the person asked, for the age after a reload. */
  askedMs: number;
  command: DeskCommand;
}

/** What came of a command: the server's answer, or that it never got there. */
export type Outcome = CommandAck | { id: string; ok: false; refusal: null; code: 'late' | 'link'; result: null };

/** Sends to the server; rejects when the connection breaks before the answer. */
export type Send = (id: string, ageMs: number, command: DeskCommand) => Promise<CommandAck>;

export const controlExpiresMs = 2_000;
const nowExpiresMs = 5_000;

interface Entry extends KeptCommand {
  sent: boolean;
  done: ((outcome: Outcome) => void)[];
}

/**
 * The way out of every command. What may be repeated is kept until the server has answered, over reloads and dead servers, each lane in its order and with
 * its ids; what may not be repeated is sent once within its time or not at all.
 */
export class Outbox {
  private entries: Entry[] = [];
  private busy = new Set<string>();
  private waiting = new Set<() => void>();
  private order = 0;
  private connected = false;
  /** Grows with each connection: what an earlier one still promises does not touch this one's order. */
  private turn = 0;
  private writes: Promise<unknown> = Promise.resolve();

  /**
   * @param send Sends.
   * @param shelf Keeps.
   * @param staff Whose commands: those of another person in the same browser are not touched.
   * @param clock Time.
   * @param newId A new unique id.
   * @param wallMs Wall clock, milliseconds.
   * @param acknowledged Told of every answer to a kept command, also to those of an earlier page.
   * @param changed Told when the number of kept commands is another.
   */
  constructor(
    private readonly send: Send,
    private readonly shelf: Shelf<KeptCommand>,
    private readonly staff: string,
    private readonly clock: Clock,
    private readonly newId: () => string,
    private readonly wallMs: () => number,
    private readonly acknowledged: (command: DeskCommand, ack: CommandAck) => void = () => {},
    private readonly changed: (kept: number) => void = () => {},
  ) {}

  get kept(): number {
    return this.entries.length;
  }

  /** Takes over what an earlier page left. */
  async load(): Promise<void> {
    const left = (await this.shelf.all()).filter((entry) => entry.staff === this.staff).sort((a, b) => a.order - b.order);
    this.order = left.reduce((most, entry) => Math.max(most, entry.order), this.order);
    // What was asked for while the shelf was read comes after.
    const own = this.entries.map((entry) => ({ ...entry, order: (this.order += 1) }));
    this.entries = [...left.map((entry) => ({ ...entry, sent: true, done: [] })), ...own];
    this.changed(this.kept);
    this.pump();
  }

  /** The connection came or went. */
  link(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.turn += 1;
    this.busy.clear();
    if (connected) {
      for (const then of [...this.waiting]) then();
      this.pump();
    }
  }

  /** Does a command as its kind demands. It never rejects: what did not get there has a code. */
  ask(command: DeskCommand): Promise<Outcome> {
    switch (handling(command)) {
      case 'kept':
        return this.keep(command);
      case 'loose':
        return this.connected ? this.once(command, 0) : Promise.resolve(lost(this.newId(), 'link'));
      case 'control':
        return this.once(command, controlExpiresMs);
      case 'now':
        return this.once(command, nowExpiresMs);
    }
  }

  /** The edit of a field that was not sent yet or is not answered yet; null: everything is there. */
  pendingEdit(ticket: string, field: TicketField): string | null {
    const found = this.entries.findLast((entry) => entry.command.kind === 'ticketEdit' && entry.command.ticket === ticket && entry.command.field === field);
    return found?.command.kind === 'ticketEdit' ? found.command.value : null;
  }

  /** Forgets the edits of a field that were not sent: a person has to choose between two texts first. */
  dropEdits(ticket: string, field: TicketField): void {
    for (const entry of this.entries) {
      if (!entry.sent && entry.command.kind === 'ticketEdit' && entry.command.ticket === ticket && entry.command.field === field) this.forget(entry);
    }
  }

  /** Everything written so far is on the shelf. */
  async shelved(): Promise<void> {
    await this.writes;
  }

  private keep(command: DeskCommand): Promise<Outcome> {
    return new Promise((done) => {
      const last = this.entries.findLast((entry) => lane(entry.command) === lane(command));
      const same = last && !last.sent && last.command.kind === 'ticketEdit' && command.kind === 'ticketEdit' && last.command.field === command.field;
      if (same && last.command.kind === 'ticketEdit') {
        // Not on its way yet: the newer text takes its place.
        last.command = { ...last.command, value: command.value };
        last.done.push(done);
        this.store(last);
      } else {
        this.order += 1;
        const entry: Entry = { id: this.newId(), staff: this.staff, order: this.order, askedMs: this.wallMs(), command, sent: false, done: [done] };
        this.entries.push(entry);
        this.store(entry);
        this.changed(this.kept);
      }
      this.pump();
    });
  }

  private pump(): void {
    if (!this.connected) return;
    const seen = new Set<string>();
    for (const entry of [...this.entries]) {
      const name = lane(entry.command);
      if (seen.has(name)) continue;
      seen.add(name);
      if (!this.busy.has(name)) void this.deliver(entry, name);
    }
  }

  private async deliver(entry: Entry, name: string): Promise<void> {
    const turn = this.turn;
    this.busy.add(name);
    entry.sent = true;
    let ack: CommandAck;
    try {
      ack = await this.send(entry.id, Math.max(0, this.wallMs() - entry.askedMs), entry.command);
    } catch {
      // The connection broke: the same id goes again when it is back. A server that answers with an error is asked again after a while.
      this.clock.after(1_000, () => {
        if (this.turn !== turn) return;
        this.busy.delete(name);
        this.pump();
      });
      return;
    }
    if (this.turn === turn) this.busy.delete(name);
    if (this.entries.includes(entry)) {
      this.forget(entry);
      this.follow(entry.command, ack);
      this.acknowledged(entry.command, ack);
      for (const done of entry.done) done(ack);
    }
    this.pump();
  }

  /** An edit that waited behind another of the same field saw, as far as the server is concerned, what that one left. */
  private follow(command: DeskCommand, ack: CommandAck): void {
    if (command.kind !== 'ticketEdit' || !ack.ok || ack.result?.kind !== 'field') return;
    for (const entry of this.entries) {
      if (entry.command.kind !== 'ticketEdit' || entry.sent || entry.command.ticket !== command.ticket || entry.command.field !== command.field) continue;
      entry.command = { ...entry.command, seen: ack.result.field.version };
      this.store(entry);
    }
  }

  private once(command: DeskCommand, expiresMs: number): Promise<Outcome> {
    const id = this.newId();
    const asked = this.clock.now();
    const code = handling(command) === 'control' ? 'late' : 'link';
    return new Promise((done) => {
      const go = () => {
        this.waiting.delete(go);
        cancel();
        this.send(id, Math.round(this.clock.now() - asked), command).then(done, () => done(lost(id, 'link')));
      };
      const cancel = this.clock.after(expiresMs, () => {
        if (this.waiting.delete(go)) done(lost(id, code));
      });
      if (this.connected) go();
      else this.waiting.add(go);
    });
  }

  private forget(entry: Entry): void {
    this.entries = this.entries.filter((other) => other !== entry);
    this.writes = this.writes.then(() => this.shelf.remove(entry.id)).catch(() => {});
    this.changed(this.kept);
  }

  private store(entry: Entry): void {
    const { id, staff, order, askedMs, command } = entry;
    this.writes = this.writes.then(() => this.shelf.put(id, { id, staff, order, askedMs, command })).catch(() => {});
  }
}

function lost(id: string, code: 'late' | 'link'): Outcome {
  return { id, ok: false, refusal: null, code, result: null };
}
