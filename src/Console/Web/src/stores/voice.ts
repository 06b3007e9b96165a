import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Outcome } from '../live/outbox';
import { said, texts } from '../i18n';
import { useLive } from './live';
import { useSeat } from './seat';
import { useSettings } from './settings';
import type { AudioDevice, SeatVoice, VoiceState } from '../voice';

const readMs = 100;

/** The page's voice: its own microphone and earphones, connected from sign-in to sign-out. */
export const useVoice = defineStore('voice', () => {
  const live = useLive();
  const seat = useSeat();
  const settings = useSettings();
  const stage = ref<VoiceState>({ kind: 'off' });
  const microphones = shallowRef<AudioDevice[]>([]);
  const speakers = shallowRef<AudioDevice[]>([]);
  const inDbfs = ref<number | null>(null);
  const outDbfs = ref<number | null>(null);
  const echoing = ref(false);
  const up = computed(() => stage.value.kind === 'up');
  let voice: SeatVoice | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Connects; called from a click, because a browser lets sound out only then. */
  async function start(): Promise<void> {
    if (voice) return;
    const module = await import('../voice');
    if (voice) return;
    const made = new module.SeatVoice({
      connect: async (sdp) => {
        const outcome: Outcome = await live.ask({ kind: 'voiceConnect', sdp }, 'voice');
        if (outcome.ok && outcome.result?.kind === 'voiceAnswer') return outcome.result.sdp;
        // Only the server's own no ends the attempts.
        throw outcome.refusal ? new module.VoiceRefused(said(outcome.refusal)) : new Error(texts().link.notSent);
      },
      microphone: settings.value.microphone || undefined,
      speaker: settings.value.speaker || undefined,
    });
    voice = made;
    const look = async () => {
      const found = await module.listDevices();
      microphones.value = found.microphones;
      speakers.value = found.speakers;
    };
    made.watch((next) => {
      stage.value = next;
      if (next.kind === 'up') live.clear('voice');
    });
    module.watchDevices(() => void look());
    timer = setInterval(() => {
      const now = made.levels();
      inDbfs.value = now.in;
      outDbfs.value = now.out;
    }, readMs);
    await made.start();
    await look();
  }

  function stop(): void {
    clearInterval(timer);
    voice?.stop();
    voice = null;
    stage.value = { kind: 'off' };
    inDbfs.value = outDbfs.value = null;
  }

  /** Headset test: what is said comes back after a second. */
  async function echo(on: boolean): Promise<void> {
    const outcome = await seat.echo(on);
    echoing.value = on && outcome.ok;
    await voice?.send(echoing.value);
  }

  const unblock = () => voice?.unblock();

  // The microphone is sent as long as somebody is to hear it, and silenced here at once.
  watch(() => seat.talking, (talking) => {
    if (talking) echoing.value = false;
    void voice?.send(talking);
  });
  watch(() => seat.muted, (muted) => void voice?.mute(muted));
  watch(() => settings.value.microphone, (id) => void voice?.useMicrophone(id));
  watch(() => settings.value.speaker, (id) => void voice?.useSpeaker(id));

  return { stage, up, microphones, speakers, inDbfs, outDbfs, echoing, start, stop, echo, unblock };
});
