// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, type App } from 'vue';
import { me } from '../../dev/mock/data';
import { World } from '../../dev/mock/world';
import DeskPage from '../pages/DeskPage.vue';
import { useLive } from '../stores/live';
// What the page asks for later is there at once: nothing is loaded when the test is over.
import '../voice';
import '../desk/ShiftStart.vue';
import '../desk/DeskScreen.vue';
import { useSession } from '../stores/session';

const patient = { timeout: 10_000 };

describe('Signing in', () => {
  let app: App;
  let world: World;
  let sent: { method: string; path: string; csrf: string | null; body: unknown }[];
  let answers: Record<string, () => { status: number; body: unknown }>;
  const find = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-test="${name}"]`);
  const seen = (name: string) => vi.waitFor(() => {
    expect(find(name)).toBeTruthy();
    return find(name) as HTMLElement;
  }, { timeout: 20_000 });
  async function fill(name: string, text: string): Promise<void> {
    const box = (await seen(name)) as HTMLInputElement;
    box.value = text;
    box.dispatchEvent(new Event('input'));
  }
  const submit = (name: string) => find(name)?.dispatchEvent(new Event('submit', { cancelable: true }));

  beforeEach(() => {
    indexedDB = new IDBFactory();
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null, configurable: true });
    sent = [];
    answers = { 'GET me': () => ({ status: 401, body: { title: '请先登录' } }) };
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      const path = url.replace('/api/v1/', '');
      const headers = init.headers as Record<string, string>;
      sent.push({ method: init.method ?? 'GET', path, csrf: headers['X-CSRF'] ?? null, body: init.body ? JSON.parse(String(init.body)) : null });
      const { status, body } = answers[`${init.method} ${path}`]?.() ?? { status: 404, body: { title: '没有' } };
      return Promise.resolve(new Response(body === null ? '' : JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } }));
    });
    world = new World();
    document.body.innerHTML = '<div id="app"></div>';
    const pinia = createPinia();
    setActivePinia(pinia);
    app = createApp(DeskPage, { open: world.open });
    app.use(pinia).mount('#app');
  });

  afterEach(() => {
    useLive().stop();
    app.unmount();
    localStorage.clear();
  });

  it('asks for the code when one is set up, and then for the seat', async () => {
    let asked = 0;
    answers['POST session'] = () => ((asked += 1) === 1 ? { status: 200, body: { outcome: 'CodeNeeded', me: null } } : { status: 200, body: { outcome: 'SignedIn', me: me() } });
    answers['GET me'] = () => (asked > 1 ? { status: 200, body: me() } : { status: 401, body: { title: '请先登录' } });
    await fill('staff', '1003');
    await fill('password', 'secret-secret');
    submit('sign-in');
    await fill('code', '123 456');
    submit('sign-in');
    await seen('shift-start');
    expect(sent.filter((one) => one.path === 'session').map((one) => one.body)).toEqual([{ staff: '1003', password: 'secret-secret', code: null }, { staff: '1003', password: 'secret-secret', code: '123456' }]);
    await vi.waitFor(() => expect(useLive().dot).toBe('green'), patient);
  });

  it('shows the server\'s no as its sentence', async () => {
    answers['POST session'] = () => ({ status: 401, body: { title: '工号或密码不正确' } });
    await fill('staff', '1003');
    await fill('password', 'wrong');
    submit('sign-in');
    expect((await seen('sign-in-refusal')).textContent).toBe('工号或密码不正确');
  });

  it('has the first password changed before anything else, with the token of the session', async () => {
    let changed = false;
    answers['POST session'] = () => ({ status: 200, body: { outcome: 'PasswordChangeNeeded', me: { ...me(), passwordChangeNeeded: true } } });
    answers['PUT me/password'] = () => {
      changed = true;
      return { status: 204, body: null };
    };
    answers['GET me'] = () => (changed ? { status: 200, body: me() } : { status: 401, body: {} });
    await fill('staff', '1003');
    await fill('password', 'first-password');
    submit('sign-in');
    await fill('password-present', 'first-password');
    await fill('password-next', 'short');
    await fill('password-again', 'short');
    submit('password-change');
    expect((await seen('password-refusal')).textContent).toContain('12');
    await fill('password-next', 'a new and longer one');
    await fill('password-again', 'a new and longer one');
    submit('password-change');
    await seen('shift-start');
    expect(sent.find((one) => one.path === 'me/password')?.csrf).toBe('mock');
  });

  it('asks for the password over the desk when the session ends, and goes on', async () => {
    answers['POST session'] = () => ({ status: 200, body: { outcome: 'SignedIn', me: me() } });
    world.seat.seat = { ...world.seat.seat, state: 'Ready', phone: '6003' };
    await fill('staff', '1003');
    await fill('password', 'secret-secret');
    submit('sign-in');
    await seen('desk');
    const open = world.open;
    HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
    Object.assign(world, { open: () => Promise.reject(new Error('unauthorised')) });
    await useSession().still();
    await seen('dialog-session-over');
    expect(find('desk')).toBeTruthy();
    Object.assign(world, { open });
    await fill('password', 'secret-secret');
    submit('sign-in');
    await vi.waitFor(() => expect(find('dialog-session-over')).toBeNull(), patient);
    await vi.waitFor(() => expect(useLive().dot).toBe('green'), patient);
  });
});
