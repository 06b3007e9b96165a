import { backoff } from './backoff.js'
import { microphoneWish } from './devices.js'
import { LevelMeter } from './levels.js'
import { VoiceLink, type LinkEnd } from './link.js'
import { faultOfMedia, VoiceRefused, type VoiceFault, type VoiceState } from './state.js'

export interface SeatVoiceOptions {
  /** Brings an offer to the server and its answer back (the hub's Connect). Throws VoiceRefused when the server says no. */
  connect: (sdp: string) => Promise<string>
  /** Device ids as kept from last time. */
  microphone?: string
  speaker?: string
}

/**
 * The voice of one seat: a microphone, earphones and a connection to the server that stays up from sign-in to sign-out and is made anew
 * whenever it is lost. While no line is up nothing is sent. One owner; every method may be called at any time.
 */
export class SeatVoice {
  private readonly watchers = new Set<(state: VoiceState) => void>()
  private readonly audio = new Audio()
  private readonly others = new BroadcastChannel('callcenter-seat-voice')
  private readonly leave = (): void => this.link?.close()
  private readonly online = (): void => this.hurry()
  private readonly back = (event: PageTransitionEvent): void => {
    if (event.persisted) {
      this.lost(this.run, 'lost')
    }
  }
  private context: AudioContext | undefined
  private inMeter: LevelMeter | undefined
  private outMeter: LevelMeter | undefined
  private stream: MediaStream | undefined
  private link: VoiceLink | undefined
  private now: VoiceState = { kind: 'off' }
  private timer: ReturnType<typeof setTimeout> | undefined
  private wake: (() => void) | undefined
  private run = 0
  private sending = false
  private muted = false
  private blocked = false
  private microphone: string | undefined
  private speaker: string | undefined

  constructor(private readonly options: SeatVoiceOptions) {
    this.microphone = options.microphone
    this.speaker = options.speaker
    this.others.addEventListener('message', () => this.giveWay())
  }

  get state(): VoiceState {
    return this.now
  }

  /** Tells every change, and the state as it is now; the result ends it. */
  watch(told: (state: VoiceState) => void): () => void {
    this.watchers.add(told)
    told(this.now)
    return () => this.watchers.delete(told)
  }

  /** Asks for the microphone and connects. Best called from a click: then the browser lets sound out. Resolves when it is up or has failed. */
  async start(): Promise<void> {
    const run = ++this.run
    if (!window.isSecureContext) {
      this.become({ kind: 'failed', fault: 'insecure', detail: location.protocol })
      return
    }

    if (!VoiceLink.isPossible()) {
      this.become({ kind: 'failed', fault: 'unsupported', detail: navigator.userAgent })
      return
    }

    this.become({ kind: 'asking' })
    try {
      await this.openMicrophone()
    } catch (error) {
      if (run === this.run) {
        this.become({ kind: 'failed', fault: faultOfMedia(error), detail: String(error) })
      }

      return
    }

    if (run !== this.run) {
      this.closeMicrophone()
      return
    }

    window.addEventListener('pagehide', this.leave)
    window.addEventListener('pageshow', this.back)
    window.addEventListener('online', this.online)
    await this.connect(run, 0)
  }

  /** Ends the voice and gives the microphone back. */
  stop(): void {
    this.end()
    this.become({ kind: 'off' })
  }

  /**
   * Another window has the seat's voice now: this one ends its own and does not fight for it. Windows of the same browser tell each other;
   * the hub calls this when the seat was connected from another machine.
   */
  giveWay(): void {
    if (this.now.kind !== 'off' && this.now.kind !== 'failed') {
      this.end()
      this.become({ kind: 'failed', fault: 'elsewhere', detail: '' })
    }
  }

  /** A line was taken or the headset test runs: the microphone is sent. False: nothing is sent. */
  async send(on: boolean): Promise<void> {
    this.sending = on
    if (!on) {
      this.muted = false
    }

    await this.apply()
  }

  /** Silences the microphone here, at once; the server is told beside it and silences it there. */
  async mute(on: boolean): Promise<void> {
    this.muted = on
    await this.apply()
  }

  /** Sends a key press in the audio itself; false when it can't be: then the server sends it (the hub's SendDigit). */
  key(digit: string): boolean {
    return this.link?.key(digit) ?? false
  }

  /** Another microphone, within a call too. */
  async useMicrophone(id: string): Promise<void> {
    this.microphone = id
    if (this.stream) {
      await this.openMicrophone()
      await this.apply()
    }
  }

  /** Other earphones. A browser that can't choose goes on with its own. */
  async useSpeaker(id: string): Promise<void> {
    this.speaker = id
    if (typeof this.audio.setSinkId === 'function') {
      await this.audio.setSinkId(id)
    }
  }

  /** After a click, when the state says `blocked`: the browser lets sound out only then. */
  async unblock(): Promise<void> {
    await this.context?.resume()
    await this.play()
    this.changed()
  }

  /** How loud it is, dBFS, -90 to 0: what the microphone hears (muted or not) and what the earphones say. */
  levels(): { in: number; out: number } {
    return { in: this.inMeter?.read() ?? -90, out: this.outMeter?.read() ?? -90 }
  }

  private end(): void {
    this.run++
    window.removeEventListener('pagehide', this.leave)
    window.removeEventListener('pageshow', this.back)
    window.removeEventListener('online', this.online)
    clearTimeout(this.timer)
    this.wake?.()
    this.link?.close()
    this.link = undefined
    this.closeMicrophone()
    this.audio.srcObject = null
    void this.context?.close()
    this.context = this.inMeter = this.outMeter = undefined
    this.sending = this.muted = false
  }

  private async connect(run: number, first: number): Promise<void> {
    for (let attempt = first; run === this.run; attempt++) {
      await this.pause(backoff(attempt, Math.random()))
      if (run !== this.run) {
        return
      }

      if (this.now.kind !== 'lost') {
        this.become({ kind: 'connecting', attempt })
      }

      try {
        const link = await VoiceLink.open(this.options.connect, (how) => this.lost(run, how))
        if (run !== this.run) {
          link.close()
          return
        }

        await this.take(link)
        return
      } catch (error) {
        if (run !== this.run) {
          return
        }

        if (error instanceof VoiceRefused) {
          this.become({ kind: 'failed', fault: 'refused', detail: error.message })
          return
        }

        this.become({ kind: 'lost', attempt: attempt + 1, fault: 'unreachable' })
      }
    }
  }

  private async take(link: VoiceLink): Promise<void> {
    this.others.postMessage('taken')
    const before = this.link
    this.link = link
    this.audio.srcObject = link.stream
    this.outMeter?.attach(link.stream)
    if (this.speaker) {
      await this.useSpeaker(this.speaker).catch(() => undefined)
    }

    await this.play()
    before?.close()
    this.become(this.up())
    await this.apply()
  }

  private lost(run: number, how: LinkEnd): void {
    if (run !== this.run) {
      return
    }

    this.become({ kind: 'lost', attempt: 0, fault: 'unreachable' })

    // A server that closed it may be about to say why, or to end: it gets half a second.
    void this.connect(run, how === 'closed' ? 2 : 0)
  }

  private async openMicrophone(): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: microphoneWish(this.microphone), video: false })
    this.closeMicrophone()
    this.stream = stream
    this.context ??= new AudioContext()
    this.inMeter ??= new LevelMeter(this.context)
    this.outMeter ??= new LevelMeter(this.context)
    this.inMeter.attach(stream)
    stream.getAudioTracks()[0]?.addEventListener('ended', () => void this.unplugged(stream))
  }

  private closeMicrophone(): void {
    this.inMeter?.attach(undefined)
    this.stream?.getTracks().forEach((track) => track.stop())
    this.stream = undefined
  }

  /** The microphone went away: whatever other one there is takes its place, so that the caller is not left with nobody. */
  private async unplugged(which: MediaStream): Promise<void> {
    if (which !== this.stream) {
      return
    }

    this.closeMicrophone()
    try {
      await this.openMicrophone()
    } catch {
      // The state says that there is none; the next choice of a device mends it.
    }

    await this.apply()
  }

  private async apply(): Promise<void> {
    const track = this.stream?.getAudioTracks()[0] ?? null
    if (track) {
      track.enabled = !this.muted
    }

    await this.link?.send(this.sending ? track : null)
    this.changed()
  }

  private async play(): Promise<void> {
    try {
      await this.audio.play()
      this.blocked = false
    } catch (error) {
      this.blocked = error instanceof DOMException && error.name === 'NotAllowedError'
    }
  }

  private up(): VoiceState {
    return { kind: 'up', microphone: this.stream !== undefined, sending: this.sending, muted: this.muted, blocked: this.blocked }
  }

  private changed(): void {
    if (this.now.kind === 'up') {
      this.become(this.up())
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
      this.timer = setTimeout(resolve, ms)
    })
  }

  /** The network is back: the next attempt is made now. */
  private hurry(): void {
    clearTimeout(this.timer)
    this.wake?.()
  }

  private become(next: VoiceState): void {
    this.now = next
    this.watchers.forEach((told) => told(next))
  }
}

export type { VoiceFault, VoiceState }
