import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Outcome } from '../live/outbox';
import { said, texts } from '../i18n';
import { useLive } from './live';
import { useSeat } from './seat';
import { useSession } from './session';
import { useSettings } from './settings';
import type { AudioDevice, SeatVoice, VoiceState } from '../voice';

const readMs = 100;

/** The page's voice: its own microphone and earphones, connected from sign-in to sign-out. */
export const useVoice = defineStore('voice', () => {
  const live = useLive();
  const seat = useSeat();
  const session = useSession();
  const settings = useSettings();
  const stage = ref<VoiceState>({ kind: 'off' });
  const microphones = shallowRef<AudioDevice[]>([]);
  const speakers = shallowRef<AudioDevice[]>([]);
  const inDbfs = ref<number | null>(null);
  const outDbfs = ref<number | null>(null);
  const echoing = ref(false);
  const up = computed(() => stage.value.kind === 'up');
  /** This window has the voice, and rings; of two windows of a seat only one does, and the other takes over when it is closed. */
  const holds = ref(false);
  let asked = false;
  let told = false;
  let release: () => void = () => {};
  let voice: SeatVoice | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Connects; called from a click, because a browser lets sound out only then. */
  async function start(): Promise<void> {
    if (asked) return;
    asked = true;
    const name = `callcenter.voice.${session.me?.staff ?? ''}`;
    await new Promise<void>((over) => {
      const hold = (lock: Lock | null) => {
        if (!lock || !asked) return over();
        holds.value = true;
        void connect().finally(over);
        return new Promise<void>((done) => (release = done));
      };
      void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        // Another window has it: this one waits in line, and nobody waits for this one.
        if (!lock) void navigator.locks.request(name, hold);
        return hold(lock);
      });
    });
  }

  async function connect(): Promise<void> {
    let module: typeof import('../voice');
    try {
      module = await import('../voice');
    } catch (failure) {
      // A server that was away for the moment: the button works again.
      stage.value = { kind: 'failed', fault: 'unreachable', detail: String(failure) };
      asked = holds.value = false;
      release();
      return;
    }
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
      if (next.kind !== 'up') told = false;
      stage.value = next;
      if (next.kind !== 'up') return;
      live.clear('voice');
      void holdMute();
    });
    module.watchDevices(() => void look());
    timer = setInterval(() => {
      const now = made.levels();
      inDbfs.value = now.in;
      outDbfs.value = now.out;
    }, readMs);
    // A page that was loaded again in a call goes on with it.
    await made.mute(seat.muted);
    await made.send(seat.talking);
    await made.start();
    await look();
  }

  /** Voice that came back in a call: the server is told again what the page shows, so that nobody is heard who believes to be silent. */
  async function holdMute(): Promise<void> {
    if (!seat.talking || told) return;
    told = true;
    await seat.mute(seat.muted);
  }

  function stop(): void {
    clearInterval(timer);
    asked = holds.value = false;
    release();
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

  return { stage, holds, up, microphones, speakers, inDbfs, outDbfs, echoing, start, stop, echo, unblock };
});
