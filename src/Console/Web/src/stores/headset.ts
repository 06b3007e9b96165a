import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { Headset, HeadsetButton } from '../voice';
import { useSeat } from './seat';

/** What the desk does for a button. */
export interface HeadsetButtons {
  accept(): void;
  decline(): void;
  hangUp(): void;
  hold(): void;
  mute(on: boolean): void;
}

/** The buttons and lamps of the headset: the hook answers and hangs up, its lamps show what the call does. */
export const useHeadset = defineStore('headset', () => {
  const seat = useSeat();
  const name = ref('');
  const possible = ref(false);
  let headset: Headset | null = null;
  let buttons: HeadsetButtons | null = null;

  function pressed(button: HeadsetButton): void {
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
    if (headset) return;
    const module = await import('../voice');
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
    have(await (await import('../voice')).Headset.choose(pressed).catch(() => undefined));
  }

  watch(() => [seat.ringing.length > 0, seat.talking, seat.muted, seat.current?.phase], show);
  return { name, possible, attach, detach, choose };
});
