/** Beats a minute of chest compressions: 100 to 120 is wanted. */
export const beatsPerMinute = 110;
/** How far ahead notes are given to the sound card: timers of a busy page come late, its clock does not. */
const aheadSeconds = 0.4;
const lookMs = 100;

/** Clicks that keep their time however busy the page is. */
export class Metronome {
  private context: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private next = 0;
  private beat = 0;

  /** @param each Told of every beat about when it sounds, from 1. */
  constructor(private readonly each: (beat: number) => void) {}

  get going(): boolean {
    return this.timer !== null;
  }

  start(): void {
    if (this.timer) return;
    const context = (this.context ??= new AudioContext());
    void context.resume();
    this.next = context.currentTime + 0.1;
    this.beat = 0;
    this.timer = setInterval(() => this.fill(context), lookMs);
    this.fill(context);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    void this.context?.close();
    this.context = null;
  }

  private fill(context: AudioContext): void {
    while (this.next < context.currentTime + aheadSeconds) {
      this.beat += 1;
      const voice = context.createOscillator();
      const shape = context.createGain();
      // Every thirtieth is higher: that is when to think of changing hands.
      voice.frequency.value = this.beat % 30 === 1 ? 1320 : 880;
      shape.gain.setValueAtTime(0.35, this.next);
      shape.gain.exponentialRampToValueAtTime(0.001, this.next + 0.06);
      voice.connect(shape).connect(context.destination);
      voice.start(this.next);
      voice.stop(this.next + 0.07);
      const beat = this.beat;
      setTimeout(() => this.going && this.each(beat), Math.max(0, (this.next - context.currentTime) * 1_000));
      this.next += 60 / beatsPerMinute;
    }
  }
}
