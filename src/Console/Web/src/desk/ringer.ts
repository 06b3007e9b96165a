/** Two ways of ringing, so that an ear knows what it is before an eye looks; three pitches, so that neighbours tell their desks apart. */
const pitches = [1, 1.19, 0.84] as const;
const ramp = 0.012;

/** When and how high it sounds, in seconds and hertz: urgent is a quick double rising pair, the other a calm one every three seconds. */
export function pattern(urgent: boolean, tone: number): { every: number; notes: { at: number; hertz: number; lasts: number }[] } {
  const pitch = pitches[tone] ?? 1;
  return urgent
    ? { every: 1.2, notes: [0, 0.18, 0.5, 0.68].map((at, index) => ({ at, hertz: (index % 2 === 0 ? 880 : 1175) * pitch, lasts: 0.15 })) }
    : { every: 3, notes: [{ at: 0, hertz: 523 * pitch, lasts: 0.35 }, { at: 0.4, hertz: 440 * pitch, lasts: 0.5 }] };
}

type Sink = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Rings through the device that was chosen for ringing. */
class Ringer {
  private context: Sink | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private gain: GainNode | null = null;

  ring(urgent: boolean, volume: number, tone: number, device: string): void {
    this.stop();
    const context: Sink = (this.context ??= new AudioContext() as Sink);
    // Fails where the device is gone or output cannot be chosen: then it rings at the system's.
    context.setSinkId?.(device).catch(() => {});
    void context.resume();
    const gain = context.createGain();
    gain.gain.value = volume * 0.5;
    gain.connect(context.destination);
    this.gain = gain;
    const { every, notes } = pattern(urgent, tone);
    const once = () => {
      for (const note of notes) {
        const voice = context.createOscillator();
        const shape = context.createGain();
        const from = context.currentTime + 0.02 + note.at;
        voice.frequency.value = note.hertz;
        shape.gain.setValueAtTime(0, from);
        shape.gain.linearRampToValueAtTime(1, from + ramp);
        shape.gain.setValueAtTime(1, from + note.lasts - ramp);
        shape.gain.linearRampToValueAtTime(0, from + note.lasts);
        voice.connect(shape).connect(gain);
        voice.start(from);
        voice.stop(from + note.lasts);
      }
    };
    once();
    this.timer = setInterval(once, every * 1_000);
  }

  /** Rings once round, to try it. */
  try(urgent: boolean, volume: number, tone: number, device: string): void {
    this.ring(urgent, volume, tone, device);
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.gain?.disconnect();
    this.gain = null;
  }
}

export const ringer = new Ringer();
