/** The level of silence, dBFS. */
export const SILENCE = -90

/** Peak of samples in dBFS, -90 to 0. */
export function peak(samples: ArrayLike<number>): number {
  let largest = 0
  for (let n = 0; n < samples.length; n++) {
    largest = Math.max(largest, Math.abs(samples[n] ?? 0))
  }

  return largest < 10 ** (SILENCE / 20) ? SILENCE : Math.min(0, 20 * Math.log10(largest))
}

/** How loud a stream is, by WebAudio. Costs nothing while nobody reads it. */
export class LevelMeter {
  private analyser: AnalyserNode | undefined
  private source: MediaStreamAudioSourceNode | undefined
  private samples: Float32Array<ArrayBuffer> = new Float32Array(0)

  constructor(private readonly context: AudioContext) {}

  /** Measures another stream, or none. */
  attach(stream: MediaStream | undefined): void {
    this.source?.disconnect()
    this.source = undefined
    if (!stream || stream.getAudioTracks().length === 0) {
      return
    }

    if (!this.analyser) {
      this.analyser = this.context.createAnalyser()
      // At 48 kHz about 85 ms: what is read ten times a second misses next to nothing.
      this.analyser.fftSize = 4096
      this.samples = new Float32Array(this.analyser.fftSize)
    }

    this.source = this.context.createMediaStreamSource(stream)
    this.source.connect(this.analyser)
  }

  /** dBFS, -90 to 0. */
  read(): number {
    if (!this.analyser || !this.source) {
      return SILENCE
    }

    this.analyser.getFloatTimeDomainData(this.samples)
    return peak(this.samples)
  }
}
