import { defineStore } from 'pinia';
import { ref } from 'vue';
import { useSession } from './session';

/** The server's clock, once a second: every running time of the page reads it, and nothing else has a timer of its own. */
export const useTicker = defineStore('ticker', () => {
  const session = useSession();
  const nowMs = ref(session.now());
  setInterval(() => (nowMs.value = session.now()), 1_000);
  return { nowMs };
});
