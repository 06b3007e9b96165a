// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, type App } from 'vue';
import { me, places } from '../../dev/mock/data';
import { World } from '../../dev/mock/world';
import type { CommandEnvelope } from '../contracts';
import DeskPage from '../pages/DeskPage.vue';
import { useLive } from '../stores/live';
// What the page asks for later is there at once: nothing is loaded when the test is over.
import '../voice';
import '../desk/ShiftStart.vue';
import '../desk/DeskScreen.vue';
import '../desk/dialogs/CallOutDialog.vue';
import { useTickets } from '../stores/tickets';

const call = '20250612-000412';
const told = '榆钱巷机床厂三号楼着火,六楼有人';

const patient = { timeout: 10_000 };

describe('The desk', () => {
  let world: World;
  let app: App;
  let asked: CommandEnvelope['command'][];

  beforeEach(async () => {
    indexedDB = new IDBFactory();
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null, configurable: true });
    vi.stubGlobal('AudioContext', class {
      currentTime = 0;
      destination = {};
      resume = () => Promise.resolve();
      setSinkId = () => Promise.resolve();
      private node = () => ({ gain: { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} }, frequency: { value: 0 }, connect: (next: unknown) => next, disconnect() {}, start() {}, stop() {} });
      createGain = this.node;
      createOscillator = this.node;
    });
    vi.stubGlobal('fetch', (path: string) => {
      const url = new URL(path, 'http://localhost');
      const body = url.pathname.endsWith('/me') ? me() : url.pathname.endsWith('/places') ? (places.find(([pattern]) => pattern.test(url.searchParams.get('q') ?? ''))?.[1] ?? []) : [];
      return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
    });
    asked = [];
    world = new World();
    world.seat.seat = { ...world.seat.seat, phone: '6003', state: 'Ready', cause: 'OwnWish' };
    document.body.innerHTML = '<div id="app"></div>';
    await mount();
  });

  async function mount(): Promise<void> {
    const pinia = createPinia();
    setActivePinia(pinia);
    app = createApp(DeskPage, {
      open: async (ears: Parameters<World['open']>[0]) => {
        const wire = await world.open(ears);
        return { ...wire, command: (wanted: CommandEnvelope) => (asked.push(wanted.command), wire.command(wanted)) };
      },
    });
    app.use(pinia).mount('#app');
    await vi.waitFor(() => expect(find('desk')).toBeTruthy(), { timeout: 20_000 });
  }

  afterEach(() => {
    useLive().stop();
    app.unmount();
    localStorage.clear();
  });

  const find = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-test="${name}"]`);
  const press = (init: KeyboardEventInit) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  function write(field: string, text: string): void {
    const box = find<HTMLTextAreaElement>(`input-${field}`);
    if (!box) throw new Error(field);
    box.value = text;
    box.dispatchEvent(new Event('input'));
  }
  async function talk(): Promise<void> {
    world.ring(call, '110', 'P2', '154****0101');
    await vi.waitFor(() => expect(find(`offer-${call}`)).toBeTruthy(), patient);
    press({ key: 'a', code: 'KeyA' });
    await vi.waitFor(() => expect(find('input-What')).toBe(document.activeElement), patient);
  }

  it('takes a fire with a trapped person from the text to the order with three keys', async () => {
    await talk();
    write('What', told);
    await vi.waitFor(() => expect(find('suggest-Service')?.dataset.value).toBe('119'), { timeout: 10_000 });
    await vi.waitFor(() => expect(document.querySelectorAll('[data-test=place-candidates] li').length).toBe(3), { timeout: 10_000 });
    expect(find('suggest-Urgency')?.dataset.value).toBe('P1');
    expect(find('reasons')?.textContent).toContain('着火');
    const keys: KeyboardEventInit[] = [{ key: 'F2', code: 'F2' }, { key: '1', code: 'Digit1', altKey: true }, { key: 'Enter', code: 'Enter', ctrlKey: true }];
    for (const key of keys) press(key);
    await vi.waitFor(() => expect(asked.at(-1)).toEqual({ kind: 'ticketAccept', ticket: call }), { timeout: 10_000 });
    const edits = asked.flatMap((command) => (command.kind === 'ticketEdit' ? [[command.field, command.value]] : []));
    expect(Object.fromEntries(edits)).toEqual({ What: told, Service: '119', Urgency: 'P1', Nature: '报警', Category: '警情:火灾', Also: '120', PlaceId: 'p11', Place: '机床厂家属院3号楼(砚湖区 槐渡街道 榆钱巷社区)' });
    expect(keys.length).toBeLessThanOrEqual(6);
  });

  it('never writes a suggestion over what a person wrote', async () => {
    await talk();
    find<HTMLInputElement>('pick-Service-122')?.dispatchEvent(new Event('change'));
    write('What', told);
    await vi.waitFor(() => expect(find('suggest-Service')?.dataset.state).toBe('differs'), { timeout: 10_000 });
    press({ key: 'F2', code: 'F2' });
    expect(useTickets().text('Service')).toBe('122');
    expect(useTickets().text('Urgency')).toBe('P1');
    press({ key: 's', code: 'KeyS', altKey: true });
    expect(useTickets().text('Service')).toBe('119');
  });

  it('leaves every key to an input method that is composing', async () => {
    await talk();
    press({ key: 'Enter', code: 'Enter', ctrlKey: true, isComposing: true });
    press({ key: 'Process', code: 'KeyH', altKey: true });
    press({ key: 'a', code: 'KeyA' });
    await new Promise((done) => setTimeout(done, 50));
    expect(asked.map((command) => command.kind).filter((kind) => kind !== 'ticketFocus')).toEqual(['offerAccept']);
  });

  it('holds, mutes and hangs up by key, and asks twice before it ends a P1', async () => {
    await talk();
    press({ key: 'h', code: 'KeyH', altKey: true });
    press({ key: 'm', code: 'KeyM', altKey: true });
    await vi.waitFor(() => expect(find('call')?.dataset.phase).toBe('Held'), patient);
    world.ring('20250612-000413', '119', 'P1', '154 0000 0102');
    press({ key: 'x', code: 'KeyX', altKey: true });
    await vi.waitFor(() => expect(find('wrap-up')).toBeTruthy(), patient);
    expect(asked.map((command) => command.kind).filter((kind) => /call|voice/.test(kind))).toEqual(['callHold', 'voiceMute', 'callHangUp']);
    press({ key: 'a', code: 'KeyA', altKey: true });
    await vi.waitFor(() => expect(find('call')?.dataset.call).toBe('20250612-000413'), patient);
    press({ key: 'x', code: 'KeyX', altKey: true });
    await vi.waitFor(() => expect(find('refusal-call')).toBeTruthy(), patient);
    expect(asked.filter((command) => command.kind === 'callHangUp').length).toBe(1);
    press({ key: 'x', code: 'KeyX', altKey: true });
    await vi.waitFor(() => expect(asked.filter((command) => command.kind === 'callHangUp').length).toBe(2), patient);
  });

  it('takes a call by key while a dialog is open, and leaves a dialog that is still being loaded', async () => {
    press({ key: 'D', code: 'KeyD', altKey: true, shiftKey: true });
    press({ key: 'Escape', code: 'Escape' });
    await vi.waitFor(() => expect(find('desk')).toBeTruthy());
    await new Promise((done) => setTimeout(done, 50));
    expect(find('dialog-callOut')).toBeNull();
    press({ key: 'D', code: 'KeyD', altKey: true, shiftKey: true });
    await vi.waitFor(() => expect(find('dialog-callOut')).toBeTruthy(), patient);
    world.ring(call, '110', 'P1', '139 0000 0412');
    await vi.waitFor(() => expect(find(`offer-${call}`)).toBeTruthy(), patient);
    press({ key: 'a', code: 'KeyA' });
    expect(asked.some((one) => one.kind === 'offerAccept')).toBe(false);
    press({ key: 'a', code: 'KeyA', altKey: true });
    await vi.waitFor(() => expect(asked.some((one) => one.kind === 'offerAccept')).toBe(true), patient);
    expect(find('dialog-callOut')).toBeNull();
  });

  it('shows both texts when two write one field, and writes what was chosen', async () => {
    await talk();
    write('What', '烟很大');
    world.write(call, 'What', '报警人母亲在 602', '1007');
    await vi.waitFor(() => expect(find('conflict-theirs')?.textContent).toBe('报警人母亲在 602'), patient);
    expect(find<HTMLTextAreaElement>('input-What')?.value).toBe('烟很大');
    press({ key: 'B', code: 'KeyB', altKey: true, shiftKey: true });
    await vi.waitFor(() => expect(asked.findLast((command) => command.kind === 'ticketEdit')).toMatchObject({ value: '报警人母亲在 602\n烟很大', seen: 1 }), patient);
    await vi.waitFor(() => expect(find('conflict')).toBeNull(), patient);
  });

  it('has what was typed after a reload while the server was away', async () => {
    await talk();
    world.cut();
    const open = world.open;
    Object.assign(world, { open: () => Promise.reject(new Error('away')) });
    write('What', told);
    await vi.waitFor(() => expect(useLive().kept).toBe(1), { timeout: 10_000 });
    await new Promise((done) => setTimeout(done, 50));
    useLive().stop();
    app.unmount();
    document.body.innerHTML = '<div id="app"></div>';
    Object.assign(world, { open });
    await mount();
    await vi.waitFor(() => expect(find<HTMLTextAreaElement>('input-What')?.value).toBe(told), { timeout: 10_000 });
    await vi.waitFor(() => expect(asked.findLast((command) => command.kind === 'ticketEdit')).toMatchObject({ field: 'What', value: told }), { timeout: 10_000 });
    await vi.waitFor(() => expect(useLive().kept).toBe(0), patient);
  });

  it('does by command line what it does by key', async () => {
    await talk();
    (document.activeElement as HTMLElement).blur();
    press({ key: '/', code: 'Slash' });
    const line = await vi.waitFor(() => {
      expect(document.activeElement).toBe(find('command-line'));
      return find<HTMLInputElement>('command-line') as HTMLInputElement;
    });
    line.value = '/地点 榆钱巷';
    line.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(find('commands')).toBeTruthy(), patient);
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await vi.waitFor(() => expect(find<HTMLInputElement>('input-Place')?.value).toBe('榆钱巷'), patient);
  });
});
