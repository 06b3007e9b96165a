/** Audio codecs that the server speaks, the preferred one first. */
const CODECS = ['audio/pcma', 'audio/pcmu', 'audio/telephone-event']
const CONNECT_MS = 8000

/** How a connection ended: the server closed it on purpose, or it broke. */
export type LinkEnd = 'closed' | 'lost'

/** One WebRTC connection to the server: made once, used until it ends. */
export class VoiceLink {
  private readonly peer: RTCPeerConnection
  private readonly sender: RTCRtpSender
  private over = false
  private wanted: MediaStreamTrack | null = null
  private replacing = false
  private replaced: Promise<void> = Promise.resolve()

  private constructor(private readonly ended: (how: LinkEnd) => void) {
    this.peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require', iceServers: [] })
    const audio = this.peer.addTransceiver('audio', { direction: 'sendrecv' })
    const usable = codecs()
    if (usable.length > 0) {
      audio.setCodecPreferences(usable)
    }

    this.sender = audio.sender
    this.stream = new MediaStream([audio.receiver.track])
    this.peer.addEventListener('connectionstatechange', () => this.changed())
  }

  /** What the server says. */
  readonly stream: MediaStream

  /** Whether this browser has a codec that the server speaks. */
  static isPossible(): boolean {
    return typeof RTCPeerConnection === 'function' && codecs().some((codec) => codec.mimeType.toLowerCase() !== 'audio/telephone-event')
  }

  /**
   * Connects. The offer goes out without candidates: the server is reached at its own address and learns ours from the checks.
   * @param connect Brings the offer to the server and its answer back.
   * @param ended Told once, after it was connected.
   * @throws What `connect` throws; an Error when the server's voice port is not reached within 8 s.
   */
  static async open(connect: (sdp: string) => Promise<string>, ended: (how: LinkEnd) => void): Promise<VoiceLink> {
    const link = new VoiceLink(ended)
    try {
      await link.peer.setLocalDescription(await link.peer.createOffer())
      const answer = await connect(link.peer.localDescription?.sdp ?? '')
      await link.peer.setRemoteDescription({ type: 'answer', sdp: answer })
      await link.connected()
      // A server that closes says so to DTLS at once; the connection itself would only notice after seconds without an answer.
      link.sender.transport?.addEventListener('statechange', () => link.changed())
      return link
    } catch (error) {
      link.close()
      throw error
    }
  }

  /**
   * Sends a track, or nothing at all: without a track no RTP leaves. The last wish counts: while the browser still does an earlier one its
   * sender says what was, and a wish that was measured by that would be lost.
   */
  send(track: MediaStreamTrack | null): Promise<void> {
    this.wanted = track
    if (!this.replacing) {
      this.replacing = true
      this.replaced = this.replace()
    }

    return this.replaced
  }

  private async replace(): Promise<void> {
    try {
      while (!this.over && this.sender.track !== this.wanted) {
        await this.sender.replaceTrack(this.wanted)
      }
    } finally {
      this.replacing = false
    }
  }

  /** Sends a key press in the audio (RFC 4733); false when that is not possible now. */
  key(digit: string): boolean {
    if (!this.sender.dtmf?.canInsertDTMF) {
      return false
    }

    this.sender.dtmf.insertDTMF(digit, 160, 60)
    return true
  }

  /** The server is told, so that it need not wait to find out. */
  close(): void {
    this.over = true
    this.peer.close()
  }

  private connected(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => finish(() => reject(new Error('the voice port does not answer'))), CONNECT_MS)
      const look = (): void => {
        const state = this.peer.connectionState
        if (state === 'connected') {
          finish(resolve)
        } else if (state === 'failed' || state === 'closed') {
          finish(() => reject(new Error(`the connection is ${state}`)))
        }
      }
      const finish = (then: () => void): void => {
        clearTimeout(late)
        this.peer.removeEventListener('connectionstatechange', look)
        then()
      }
      this.peer.addEventListener('connectionstatechange', look)
      look()
    })
  }

  private changed(): void {
    const closed = this.sender.transport?.state === 'closed'
    const state = this.peer.connectionState
    if (this.over || (!closed && state !== 'disconnected' && state !== 'failed' && state !== 'closed')) {
      return
    }

    // "disconnected" may heal by itself, but a caller would wait for it; a new connection takes no longer than a reload.
    this.over = true
    this.ended(closed ? 'closed' : 'lost')
  }
}

function codecs(): RTCRtpCodec[] {
  const known = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []
  const order = (codec: RTCRtpCodec): number => CODECS.indexOf(codec.mimeType.toLowerCase())
  return known.filter((codec) => order(codec) >= 0 && codec.clockRate === 8000).sort((a, b) => order(a) - order(b))
}
