import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { FloorSnapshot, Priority, SeatCall, SeatSnapshot, SupervisionWish, VoiceLevels } from '../contracts';
import { floorShape, seatShape } from '../live/shapes';
import { useLive } from './live';

const mutedKey = 'callcenter.muted';
const rank: Record<Priority, number> = { P1: 1, P2: 2, P3: 3, P4: 4 };

/** One's own seat with its calls, the floor around it, and what can be done with both. */
export const useSeat = defineStore('seat', () => {
  const live = useLive();
  const own = shallowRef<SeatSnapshot | null>(null);
  const floor = shallowRef<FloorSnapshot | null>(null);
  const seatRefused = ref<string | null>(null);
  const levels = shallowRef<VoiceLevels | null>(null);
  /** The microphone is silent in this call; kept over a reload, so that nobody is suddenly heard. */
  const muted = ref(false);

  const seat = computed(() => own.value?.seat ?? null);
  const calls = computed(() => own.value?.calls ?? []);
  /** Offers, most urgent first, then longest waiting. */
  const ringing = computed(() => calls.value.filter((call) => call.phase === 'Ringing').sort((a, b) => rank[a.urgency] - rank[b.urgency] || a.arrivedMs - b.arrivedMs));
  /** The call that is talked in or held; else the newest that still needs its wrap-up. */
  const current = computed<SeatCall | null>(
    () => calls.value.find((call) => call.phase === 'Talking' || call.phase === 'Held' || call.phase === 'Calling') ?? calls.value.findLast((call) => call.phase === 'Ended') ?? null,
  );
  const talking = computed(() => current.value !== null && current.value.phase !== 'Ended');

  /** Who is to be called back. */
  const callBacks = computed(() => floor.value?.callBacks ?? []);

  let leave: (() => void)[] = [];
  function listen(): void {
    const connection = live.connection;
    if (!connection) return;
    leave = [
      connection.listen('seat', seatShape, (next) => (own.value = next), (sentence) => (seatRefused.value = sentence)),
      connection.listen('floor', floorShape, (next) => (floor.value = next)),
      connection.levels((next) => (levels.value = next)),
      // What was heard last says nothing about now.
      connection.onLink((connected) => {
        if (!connected) levels.value = null;
      }),
    ];
  }
  function unlisten(): void {
    for (const each of leave) each();
    leave = [];
    own.value = null;
    floor.value = null;
  }

  watch(() => (talking.value ? current.value?.call : null) ?? '', (call) => {
    muted.value = call !== '' && sessionStorage.getItem(mutedKey) === call;
  });

  const about = (call: SeatCall) => `call:${call.call}`;
  const control = (call: SeatCall) => ({ call: call.call, generation: call.generation });
  const accept = (call: SeatCall) => live.ask({ kind: 'offerAccept', ...control(call) }, about(call));
  const decline = (call: SeatCall) => live.ask({ kind: 'offerDecline', ...control(call) }, about(call));
  const hangUp = (call: SeatCall) => live.ask({ kind: 'callHangUp', ...control(call) }, about(call));
  const hold = (call: SeatCall, held: boolean) => live.ask({ kind: 'callHold', ...control(call), held }, about(call));
  const digit = (call: SeatCall, key: string) => live.ask({ kind: 'callDigit', ...control(call), digit: key }, about(call));
  const consult = (call: SeatCall, staff: string | null, number: string | null, together: boolean) => live.ask({ kind: 'callConsult', ...control(call), staff, number, together }, about(call));
  const join = (call: SeatCall) => live.ask({ kind: 'callJoin', ...control(call) }, about(call));
  const transfer = (call: SeatCall, staff: string | null = null, number: string | null = null, queue: string | null = null) => live.ask({ kind: 'callTransfer', ...control(call), staff, number, queue }, about(call));
  const release = (call: SeatCall, party: string | null) => live.ask({ kind: 'partyRelease', ...control(call), party }, about(call));
  const muteParty = (call: SeatCall, party: string, silent: boolean) => live.ask({ kind: 'partyMute', ...control(call), party, muted: silent }, about(call));
  const supervise = (call: string, wish: SupervisionWish, reason: string | null) => live.ask({ kind: 'callSupervise', call, wish, reason }, 'supervise');
  /** Calls whom the words name: a colleague's staff number before an outside number. */
  function callBesides(call: SeatCall, words: string, how: 'consult' | 'threeWay' | 'transfer') {
    const plain = words.replace(/[\s-]/g, '');
    const queue = how === 'transfer' ? (floor.value?.queues.find((one) => one.queue === words.trim())?.queue ?? null) : null;
    const colleague = floor.value?.seats.some((one) => one.staff === plain) ?? false;
    if (queue !== null) return transfer(call, null, null, queue);
    const [staff, number] = colleague ? [plain, null] : [null, plain];
    return how === 'transfer' ? transfer(call, staff, number) : consult(call, staff, number, how === 'threeWay');
  }
  const callOut = (number: string, service: string) => live.ask({ kind: 'callOut', number: number.replace(/[\s-]/g, ''), service }, 'callOut');
  const ringBack = (call: SeatCall) => live.ask({ kind: 'callRingBack', call: call.call }, about(call));
  const callBackNow = (call: string) => live.ask({ kind: 'callBackNow', call }, 'callOut');
  const callBackClose = (call: string, disposition: string) => live.ask({ kind: 'callBackClose', call, disposition }, 'callOut');
  const wrapUp = (call: SeatCall, disposition: string) => live.ask({ kind: 'callWrappedUp', call: call.call, disposition }, about(call));
  const ready = () => live.ask({ kind: 'seatReady' }, 'seat');
  const notReady = (reason: string) => live.ask({ kind: 'seatNotReady', reason }, 'seat');
  const signIn = (phone: string | null) => live.ask({ kind: 'seatSignIn', phone }, 'seat');
  const signOut = (successor: string | null) => live.ask({ kind: 'seatSignOut', successor }, 'signOut');
  /** Silent at once, here and then at the server; heard again only when the server has agreed. */
  async function mute(next: boolean): Promise<void> {
    const before = muted.value;
    if (next) muted.value = true;
    const outcome = await live.ask({ kind: 'voiceMute', muted: next }, 'voice');
    if (outcome.ok) muted.value = next;
    else if (outcome.refusal) muted.value = before;
    sessionStorage.setItem(mutedKey, muted.value ? (current.value?.call ?? '') : '');
  }
  const echo = (on: boolean) => live.ask({ kind: 'voiceEcho', on }, 'voice');

  return {
    own, seat, calls, ringing, current, talking, floor, callBacks, levels, muted, seatRefused, listen, unlisten,
    accept, decline, hangUp, hold, digit, consult, join, transfer, release, muteParty, callBesides, supervise, callOut, ringBack, callBackNow, callBackClose, wrapUp, ready, notReady, signIn, signOut, mute, echo,
  };
});
