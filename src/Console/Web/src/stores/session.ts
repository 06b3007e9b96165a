import { defineStore } from 'pinia';
import { ref } from 'vue';
import { change, read, Refused, useCsrf } from '../api/rest';
import type { CodeSetup, SessionView, SignInOutcome, SignInReply, WhoAmI } from '../contracts';

/** Who sits here. */
export const useSession = defineStore('session', () => {
  const me = ref<WhoAmI | null>(null);
  /** The first question was answered. */
  const known = ref(false);
  /** The session ended while the page was in use: it asks for the password over what it shows. */
  const over = ref(false);
  /** Server clock minus page clock, milliseconds. */
  const offsetMs = ref(0);

  function take(who: WhoAmI): void {
    me.value = who;
    over.value = false;
    offsetMs.value = who.nowMs - Date.now();
    useCsrf(who.csrf);
  }

  async function look(): Promise<void> {
    try {
      take(await read<WhoAmI>('me'));
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 401) throw failure;
    } finally {
      known.value = true;
    }
  }

  /** False only when the server says that nobody is signed in; a server that is away says nothing. */
  async function still(): Promise<boolean> {
    try {
      take(await read<WhoAmI>('me'));
      return true;
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 401) return true;
      over.value = true;
      return false;
    }
  }

  async function signIn(staff: string, password: string, code: string | null): Promise<SignInOutcome> {
    const reply = await change<SignInReply>('POST', 'session', { staff, password, code });
    if (reply.me) take(reply.me);
    return reply.outcome;
  }

  async function signOut(): Promise<void> {
    await change('DELETE', 'session');
    me.value = null;
  }

  async function changePassword(present: string, next: string): Promise<void> {
    await change('PUT', 'me/password', { present, next });
    take(await read<WhoAmI>('me'));
  }

  const setUpCode = (): Promise<CodeSetup> => change('POST', 'me/code');
  async function proveCode(code: string): Promise<void> {
    await change('PUT', 'me/code', { code });
    if (me.value) me.value = { ...me.value, hasCode: true };
  }

  const sessions = (): Promise<SessionView[]> => read('me/sessions');
  const endSession = (id: string): Promise<void> => change('DELETE', `me/sessions/${encodeURIComponent(id)}`);
  const now = (): number => Date.now() + offsetMs.value;

  return { me, known, over, offsetMs, take, look, still, signIn, signOut, changePassword, setUpCode, proveCode, sessions, endSession, now };
});
