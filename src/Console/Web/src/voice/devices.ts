/** A microphone or a pair of earphones. Before the microphone was allowed the browser hides labels and ids. */
export interface AudioDevice {
  id: string
  label: string
}

export interface AudioDevices {
  microphones: AudioDevice[]
  speakers: AudioDevice[]
}

/** What is plugged in now. */
export async function listDevices(): Promise<AudioDevices> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind): AudioDevice[] =>
    all.filter((device) => device.kind === kind && device.deviceId !== '').map((device) => ({ id: device.deviceId, label: device.label }))
  return { microphones: of('audioinput'), speakers: of('audiooutput') }
}

/** Tells when something was plugged in or out. */
export function watchDevices(changed: () => void): () => void {
  navigator.mediaDevices.addEventListener('devicechange', changed)
  return () => navigator.mediaDevices.removeEventListener('devicechange', changed)
}

/** What is asked of a microphone. A chosen one that is gone is replaced by what there is: a voice is better than the right one. */
export function microphoneWish(id: string | undefined): MediaTrackConstraints {
  return {
    ...(id ? { deviceId: { ideal: id } } : {}),
    channelCount: 1,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  }
}
