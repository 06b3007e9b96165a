import { defineStore } from 'pinia';
import { computed, inject, onMounted, onUnmounted, provide, ref, type InjectionKey } from 'vue';
import { useDeskUi } from '../../stores/deskUi';
import { useSession } from '../../stores/session';
import { useActions, type Action } from '../useActions';
import { chordOf, inText, writes } from './chords';
import { actionOf, clashes, merged, shipped, type ActionName } from './keymap';

/** One's own keys, kept in this browser for each staff number. */
export const useKeyMap = defineStore('keyMap', () => {
  const session = useSession();
  const name = computed(() => `callcenter.keys.${session.me?.staff ?? ''}`);
  const own = ref<Record<string, readonly string[]>>(read());
  const map = computed(() => merged(own.value));
  const twice = computed(() => clashes(map.value));

  function read(): Record<string, readonly string[]> {
    try {
      return JSON.parse(localStorage.getItem(name.value) ?? '{}') as Record<string, readonly string[]>;
    } catch {
      return {};
    }
  }
  function set(action: ActionName, chord: string): void {
    own.value = { ...own.value, [action]: [chord] };
    localStorage.setItem(name.value, JSON.stringify(own.value));
  }
  function restore(action?: ActionName): void {
    const { [action ?? '']: _, ...rest } = own.value;
    own.value = action ? rest : {};
    localStorage.setItem(name.value, JSON.stringify(own.value));
  }
  /** The first key of an action, for its button. */
  const first = (action: ActionName) => map.value[action][0] ?? '';
  const changed = (action: ActionName) => action in own.value && own.value[action]?.join() !== shipped[action].join();
  return { map, twice, set, restore, first, changed };
});

const inDialogs = new Set<ActionName>(['accept', 'decline', 'hold', 'mute', 'hangUp']);
const actionsKey: InjectionKey<Record<ActionName, Action>> = Symbol('actions');

/** Makes the actions of the desk and listens to its keys. */
export function provideActions(): Record<ActionName, Action> {
  const actions = useActions();
  const keys = useKeyMap();
  const ui = useDeskUi();
  provide(actionsKey, actions);

  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    // A dialog that is still being loaded can be left, too.
    if (ui.dialog !== null && event.key === 'Escape' && document.querySelector('dialog[open]') === null) ui.dialog = null;
    const chord = chordOf(event);
    if (chord === null || (writes(chord) && (ui.dialog !== null || inText(event.target)))) return;
    const name = actionOf(keys.map, chord) as ActionName | null;
    // What rings or is talked in is at hand in a dialog as well; whoever takes a call has left it.
    if (name === null || (ui.dialog !== null && !inDialogs.has(name))) return;
    if (name === 'accept' && actions.accept.can()) ui.dialog = null;
    // A desk's key is never the browser's as well: F5 must not reload in a call.
    event.preventDefault();
    if (!event.repeat) actions[name].run();
  }
  onMounted(() => addEventListener('keydown', pressed));
  onUnmounted(() => removeEventListener('keydown', pressed));
  return actions;
}

/** The actions of the desk. */
export function useDeskActions(): Record<ActionName, Action> {
  const actions = inject(actionsKey);
  if (!actions) throw new Error('outside of the desk');
  return actions;
}
