import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { PlaceView } from '../contracts';

export type ContextRoom = 'map' | 'same' | 'knowledge' | 'history' | 'units' | 'card';
export type Dialog = 'keyMap' | 'settings' | 'signOut' | 'refuse' | 'pass' | 'tripwire' | 'reveal' | 'consult' | 'threeWay' | 'transfer' | 'supervise' | 'callOut' | 'tickets';

/** The article that is open, with what of it was read out. */
export interface OpenArticle {
  id: string;
  version: number;
  title: string;
  /** A ticket may be closed on it. */
  direct: boolean;
  told: string;
}

/** What is open on the desk right now; nothing of it outlives the page. */
export const useDeskUi = defineStore('deskUi', () => {
  const context = ref<ContextRoom>('map');
  const dialog = ref<Dialog | null>(null);
  const keypad = ref(false);
  const away = ref(false);
  const modules = ref(false);
  const commandOpen = ref(false);
  const knowledgeQuery = ref('');
  const article = ref<OpenArticle | null>(null);
  const unitsQuery = ref('');
  const card = ref<string | null>(null);
  const tripwire = ref<string | null>(null);
  /** Places that the words lead to, as the form and the place room show them. */
  const candidates = shallowRef<PlaceView[]>([]);
  const candidatesOf = ref('');
  /** One sentence of the desk about the last thing that was asked for. */
  const notice = ref('');
  /** What has to be focused, and a number that makes the same wish twice two wishes. */
  const focusWish = ref<{ name: string; turn: number }>({ name: '', turn: 0 });

  const focus = (name: string) => (focusWish.value = { name, turn: focusWish.value.turn + 1 });

  function openCard(id: string): void {
    card.value = id;
    context.value = 'card';
  }
  function openKnowledge(query: string): void {
    knowledgeQuery.value = query;
    article.value = null;
    context.value = 'knowledge';
    focus('knowledge');
  }
  return { context, dialog, keypad, away, modules, commandOpen, knowledgeQuery, article, unitsQuery, card, tripwire, candidates, candidatesOf, notice, focusWish, focus, openCard, openKnowledge };
});
