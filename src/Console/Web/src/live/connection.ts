import type { CommandAck, CommandEnvelope, StreamNews, StreamStart, VoiceLevels } from '../contracts';
import { wait } from './backoff';
import type { Clock } from './clock';
import { begin, nothing, take, type Held, type Shape } from './stream';
import type { OpenWire, Wire } from './wire';

/** Green: connected, every stream in step. Amber: connecting, or a stream is being fetched. Red: not connected for more than five seconds. */
export type Dot = 'green' | 'amber' | 'red';

/** A stream that somebody listens to. */
interface Listened {
  name: string;
  shape: Shape<unknown>;
  held: Held<unknown>;
  told: (value: unknown) => void;
  refused: (sentence: string | null) => void;
  /** A subscription is under way; news that come meanwhile wait here. */
  early: StreamNews[] | null;
  again: boolean;
  inStep: boolean;
}

const redAfterMs = 5_000;
const mostEarly = 500;
const refusedAgainMs = 5_000;
const askedAgainMs = 250;

/** The connection of a page: it never gives up, and every stream is complete or known not to be. */
export class LiveConnection {
  private wire: Wire | null = null;
  private streams = new Map<string, Listened>();
  private attempt = 0;
  private lostAt: number;
  private opening = false;
  private stopped = true;
  private cancelWait: () => void = () => {};
  private shown: Dot | null = null;
  private levelEars = new Map<(levels: VoiceLevels) => void, () => void>();
  private linkEars = new Set<(connected: boolean) => void>();

  /**
   * @param open Opens a wire.
   * @param clock Time.
   * @param dotChanged Told each time the dot has another colour.
   * @param stillMe Asked after a failed attempt; false: the session is over and there is no use in trying.
   * @param chance From 0 to 1.
   */
  constructor(
    private readonly open: OpenWire,
    private readonly clock: Clock,
    private readonly dotChanged: (dot: Dot) => void,
    private readonly stillMe: () => Promise<boolean> = () => Promise.resolve(true),
    private readonly chance: () => number = Math.random,
  ) {
    this.lostAt = clock.now();
  }

  get connected(): boolean {
    return this.wire !== null;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.attempt = 0;
    this.lostAt = this.clock.now();
    this.showDot();
    this.clock.after(redAfterMs, () => this.showDot());
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.cancelWait();
    const wire = this.wire;
    this.wire = null;
    wire?.close();
    if (wire) for (const then of this.linkEars) then(false);
    this.showDot();
  }

  /** The network is back, or a person asked: no waiting. */
  hurry(): void {
    if (this.stopped || this.wire || this.opening) return;
    this.cancelWait();
    void this.connect();
  }

  /** Called each time the hub can be spoken to, and each time it no longer can. */
  onLink(then: (connected: boolean) => void): () => void {
    this.linkEars.add(then);
    return () => this.linkEars.delete(then);
  }

  /** Listens to a stream. What was held stays shown while it is fetched again; what it gives ends it. */
  listen<T>(name: string, shape: Shape<T>, told: (value: T) => void, refused: (sentence: string | null) => void = () => {}): () => void {
    const entry: Listened = {
      name, shape: shape as Shape<unknown>, held: nothing, told: told as (value: unknown) => void, refused, early: null, again: false, inStep: false,
    };
    this.streams.set(name, entry);
    if (this.wire) void this.fetch(entry);
    if (!this.stopped) this.showDot();
    return () => {
      if (this.streams.get(name) !== entry) return;
      this.streams.delete(name);
      this.wire?.unsubscribe(name).catch(() => {});
      this.showDot();
    };
  }

  /** Sends a command now; fails when there is no connection. */
  command(wanted: CommandEnvelope): Promise<CommandAck> {
    return this.wire ? this.wire.command(wanted) : Promise.reject(new Error('not connected'));
  }

  /** Listens to the seat's levels, over every reconnection. */
  levels(each: (levels: VoiceLevels) => void): () => void {
    this.levelEars.set(each, this.wire ? this.wire.levels(each) : () => {});
    return () => {
      this.levelEars.get(each)?.();
      this.levelEars.delete(each);
    };
  }

  private async connect(): Promise<void> {
    this.opening = true;
    let alive = true;
    let wire: Wire | null = null;
    try {
      wire = await this.open({
        news: (news) => this.news(news),
        behind: (stream) => this.behind(stream),
        closed: () => {
          alive = false;
          this.closed(wire);
        },
      });
      this.opening = false;
      if (this.stopped || !alive) {
        wire.close();
        if (!this.stopped) this.later();
        return;
      }
      this.wire = wire;
      this.attempt = 0;
      for (const [each] of this.levelEars) this.levelEars.set(each, wire.levels(each));
      for (const entry of this.streams.values()) void this.fetch(entry);
      for (const then of this.linkEars) then(true);
      this.showDot();
    } catch {
      this.opening = false;
      if (this.stopped) return;
      if (await this.stillMe()) this.later();
      else this.stop();
    }
  }

  private closed(wire: Wire | null): void {
    if (!wire || this.wire !== wire) return;
    this.wire = null;
    this.lostAt = this.clock.now();
    for (const then of this.linkEars) then(false);
    this.clock.after(redAfterMs, () => this.showDot());
    for (const entry of this.streams.values()) {
      entry.inStep = false;
      entry.early = null;
      entry.again = false;
    }
    this.showDot();
    if (!this.stopped) this.later();
  }

  private later(): void {
    if (this.stopped || this.wire || this.opening) return;
    const ms = wait(this.attempt, this.clock.now() - this.lostAt, this.chance());
    this.attempt += 1;
    this.cancelWait();
    this.cancelWait = this.clock.after(ms, () => void this.connect());
  }

  private async fetch(entry: Listened): Promise<void> {
    const wire = this.wire;
    if (!wire || this.streams.get(entry.name) !== entry) return;
    if (entry.early) {
      entry.again = true;
      return;
    }
    const early: StreamNews[] = [];
    entry.early = early;
    entry.inStep = false;
    let start: StreamStart;
    try {
      start = await wire.subscribe({ stream: entry.name, after: entry.held.at?.seq ?? null, epoch: entry.held.at?.epoch ?? null });
    } catch {
      if (entry.early === early) entry.early = null;
      this.showDot();
      if (this.wire === wire) this.clock.after(askedAgainMs, () => void this.fetch(entry));
      return;
    }
    if (this.wire !== wire || entry.early !== early || this.streams.get(entry.name) !== entry) return;
    entry.early = null;
    if (start.refusal !== null) {
      entry.refused(start.refusal);
      entry.inStep = true;
      this.showDot();
      this.clock.after(refusedAgainMs, () => void (this.wire === wire && this.fetch(entry)));
      return;
    }
    entry.refused(null);
    const begun = begin(entry.held, start, entry.shape);
    if (begun.taken === 'gap') {
      // Neither a snapshot nor what follows: from nothing then.
      entry.held = nothing;
      entry.again = true;
    } else {
      entry.held = begun.held;
      entry.inStep = true;
      entry.told(entry.held.value);
      for (const news of early) this.apply(entry, news);
    }
    if (entry.again) {
      entry.again = false;
      this.clock.after(begun.taken === 'gap' ? askedAgainMs : 0, () => void this.fetch(entry));
    }
    this.showDot();
  }

  private news(news: StreamNews): void {
    const entry = this.streams.get(news.stream);
    if (!entry) return;
    if (!entry.early) this.apply(entry, news);
    else if (entry.early.length < mostEarly) entry.early.push(news);
    else entry.again = true;
  }

  private apply(entry: Listened, news: StreamNews): void {
    const { held, taken } = take(entry.held, news, entry.shape);
    entry.held = held;
    if (taken === 'next') entry.told(held.value);
    if (taken !== 'gap') return;
    void this.fetch(entry);
    this.showDot();
  }

  private behind(stream: string): void {
    const entry = this.streams.get(stream);
    if (entry) void this.fetch(entry);
    this.showDot();
  }

  private showDot(): void {
    const inStep = [...this.streams.values()].every((entry) => entry.inStep);
    const dot = this.wire ? (inStep ? 'green' : 'amber') : this.stopped || this.clock.now() - this.lostAt >= redAfterMs ? 'red' : 'amber';
    if (dot === this.shown) return;
    this.shown = dot;
    this.dotChanged(dot);
  }
}
