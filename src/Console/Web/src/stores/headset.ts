import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { useSeat } from './seat';

type Button = { kind: 'hook'; off: boolean } | { kind: 'mute'; on: boolean } | { kind: 'flash' } | { kind: 'reject' };

interface Headset {
  readonly name: string;
  show(lamps: { ringing: boolean; offHook: boolean; muted: boolean; held: boolean }): Promise<void>;
  close(): Promise<void>;
}

interface HeadsetModule {
  Headset: { isPossible(): boolean; known(pressed: (button: Button) => void): Promise<Headset | undefined>; choose(pressed: (button: Button) => void): Promise<Headset | undefined> };
}

/** What the desk does for a button. */
export interface HeadsetButtons {
  accept(): void;
  decline(): void;
  hangUp(): void;
  hold(): void;
  mute(on: boolean): void;
}

const modules = import.meta.glob<HeadsetModule>('../voice/index.ts');

/** The buttons and lamps of the headset: the hook answers and hangs up, its lamps show what the call does. */
export const useHeadset = defineStore('headset', () => {
  const seat = useSeat();
  const load = modules['../voice/index.ts'];
  const name = ref('');
  const possible = ref(false);
  let headset: Headset | null = null;
  let buttons: HeadsetButtons | null = null;

  function pressed(button: Button): void {
    if (!buttons) return;
    if (button.kind === 'mute') buttons.mute(button.on);
    else if (button.kind === 'flash') buttons.hold();
    else if (button.kind === 'reject') buttons.decline();
    else if (button.off && seat.ringing.length > 0) buttons.accept();
    else if (!button.off && seat.talking) buttons.hangUp();
  }

  function have(found: Headset | undefined): void {
    headset = found ?? null;
    name.value = found?.name ?? '';
    show();
  }

  function show(): void {
    const call = seat.current;
    const lamps = { ringing: seat.ringing.length > 0, offHook: seat.talking, muted: seat.muted, held: call?.phase === 'Held' };
    // A headset that was unplugged in between shows nothing; the next one is found again.
    headset?.show(lamps).catch(() => have(undefined));
  }

  /** Finds a headset that was allowed before, and does for its buttons what the desk says. */
  async function attach(what: HeadsetButtons): Promise<void> {
    buttons = what;
    if (!load || headset) return;
    const module = await load();
    possible.value = module.Headset.isPossible();
    if (possible.value) have(await module.Headset.known(pressed).catch(() => undefined));
  }

  function detach(): void {
    buttons = null;
    void headset?.close();
    have(undefined);
  }

  /** Lets the person choose one; only from a click. */
  async function choose(): Promise<void> {
    if (load) have(await (await load()).Headset.choose(pressed).catch(() => undefined));
  }

  watch(() => [seat.ringing.length > 0, seat.talking, seat.muted, seat.current?.phase], show);
  return { name, possible, attach, detach, choose };
});
