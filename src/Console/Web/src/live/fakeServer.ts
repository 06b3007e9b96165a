import type { CommandAck, CommandEnvelope, FieldView, StreamDelta, StreamStart, SubscribeRequest, TicketField } from '../contracts';
import type { OpenWire, Wire, WireEars } from './wire';

/** A server for tests: streams of numbered deltas, tickets whose fields survive its death, commands done once. */
export class FakeServer {
  epoch = 'a';
  up = true;
  opened = 0;
  /** What was done, in order. */
  readonly done: CommandEnvelope[] = [];
  readonly subscribed: SubscribeRequest[] = [];
  readonly fields = new Map<string, FieldView>();
  /** The next command is done and its answer is lost with the connection. */
  dieAfterNext = false;
  /** Deltas of a stream, from number 1. */
  readonly log = new Map<string, StreamDelta[]>();
  /** So many deltas can be had again; older ones need a snapshot. */
  keeps = 100;
  /** Holds the answers to subscriptions back until it is called. */
  release: (() => void) | null = null;
  holds = false;
  private answers = new Map<string, CommandAck>();
  private ears: WireEars | null = null;

  readonly open: OpenWire = (ears) => {
    this.opened += 1;
    if (!this.up) return Promise.reject(new Error('refused'));
    this.ears = ears;
    const alive = () => this.ears === ears;
    const wire: Wire = {
      subscribe: async (wanted) => {
        this.subscribed.push(wanted);
        const start = this.start(wanted);
        if (this.holds) await new Promise<void>((go) => (this.release = go));
        if (!alive()) throw new Error('broken');
        return start;
      },
      unsubscribe: () => Promise.resolve(),
      command: (wanted) => {
        if (!alive()) return Promise.reject(new Error('broken'));
        const ack = this.answer(wanted);
        if (!this.dieAfterNext) return Promise.resolve(ack);
        this.dieAfterNext = false;
        this.kill();
        return Promise.reject(new Error('broken'));
      },
      levels: () => () => {},
      close: () => (this.ears = alive() ? null : this.ears),
    };
    return Promise.resolve(wire);
  };

  /** Dies at once; numbers begin anew when it is back. */
  kill(): void {
    this.up = false;
    this.cut();
  }

  rise(): void {
    this.up = true;
    this.epoch += '+';
    this.log.clear();
  }

  /** Only the connection breaks. */
  cut(): void {
    const ears = this.ears;
    this.ears = null;
    ears?.closed();
  }

  /** Something happens in a stream; a lost one is written but not told. */
  tell(stream: string, delta: StreamDelta, lost = false): void {
    const log = this.log.get(stream) ?? [];
    this.log.set(stream, log);
    log.push(delta);
    if (!lost) this.ears?.news({ stream, epoch: this.epoch, first: log.length, deltas: [delta] });
  }

  behind(stream: string): void {
    this.ears?.behind(stream);
  }

  /** Somebody else writes. */
  write(field: TicketField, value: string, by: string): void {
    this.fields.set(field, { field, value, version: (this.fields.get(field)?.version ?? 0) + 1, by, atMs: 0 });
  }

  private start(wanted: SubscribeRequest): StreamStart {
    const log = this.log.get(wanted.stream) ?? [];
    const common = { stream: wanted.stream, epoch: this.epoch, seq: log.length, refusal: null };
    if (wanted.after !== null && wanted.epoch === this.epoch && log.length - wanted.after <= this.keeps) return { ...common, snapshot: null, deltas: log.slice(wanted.after) };
    const gone = log.map((delta) => (delta.kind === 'floorSeatGone' ? delta.staff : ''));
    const seats = gone.map((staff) => ({ staff, name: '', state: 'Ready' as const, cause: 'None' as const, reason: null, sinceMs: 0, service: null, urgency: null, call: null }));
    return { ...common, snapshot: { kind: 'floor', queues: [], seats, today: [], callBacks: [] }, deltas: [] };
  }

  private answer(wanted: CommandEnvelope): CommandAck {
    const before = this.answers.get(wanted.id);
    if (before) return before;
    this.done.push(wanted);
    let ack: CommandAck = { id: wanted.id, ok: true, refusal: null, code: null, result: null };
    const { command } = wanted;
    if (command.kind === 'ticketEdit') {
      const present = this.fields.get(command.field);
      if (present && present.version !== command.seen) {
        ack = { ...ack, ok: false, code: 'conflict', refusal: { zh: '已被改过', en: 'Changed meanwhile' }, result: { kind: 'field', field: present } };
      } else {
        this.write(command.field, command.value, '1003');
        ack = { ...ack, result: { kind: 'field', field: this.fields.get(command.field) as FieldView } };
      }
    }
    this.answers.set(wanted.id, ack);
    return ack;
  }
}
