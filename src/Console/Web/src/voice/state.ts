/** Why there is no voice, or none at the moment. The desk has the words. */
export type VoiceFault =
  | 'insecure' // no https and not localhost: the browser gives no microphone
  | 'unsupported' // no WebRTC, or no A-law and µ-law in it
  | 'denied' // the person or a policy refused the microphone
  | 'noMicrophone' // there is none, or the chosen one was unplugged
  | 'busyMicrophone' // another program holds it
  | 'refused' // the server refused the offer
  | 'unreachable' // the server, or its voice port (UDP), can't be reached
  | 'elsewhere' // another window or machine has taken the seat's voice over

/** Where the seat's voice stands, seen from the page. */
export type VoiceState =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'up'; microphone: boolean; sending: boolean; muted: boolean; blocked: boolean }
  | { kind: 'lost'; attempt: number; fault: VoiceFault }
  | { kind: 'failed'; fault: VoiceFault; detail: string }

/** A refusal of the server, thrown by the `connect` callback: it is not tried again. */
export class VoiceRefused extends Error {
  override name = 'VoiceRefused'
}

/** What went wrong when a microphone was asked for. */
export function faultOfMedia(error: unknown): VoiceFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotReadableError':
    case 'AbortError':
      return 'busyMicrophone'
    default:
      return 'noMicrophone'
  }
}
