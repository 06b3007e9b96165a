import type { OpenWire } from '../../src/live/wire';
import { articles, cards, directory, me, minutes, places } from './data';
import { World } from './world';

/** Answers of the REST interface, by the path under /api/v1. */
function answer(path: string, query: URLSearchParams, method: string, signedIn: { value: boolean; mustChange: boolean }): { status: number; body: unknown } {
  const ok = (body: unknown) => ({ status: 200, body });
  const wanted = query.get('q') ?? '';
  switch (true) {
    case path === 'me':
      return signedIn.value ? ok({ ...me(), passwordChangeNeeded: signedIn.mustChange }) : { status: 401, body: { title: '请登录' } };
    case path === 'session' && method === 'POST':
      signedIn.value = true;
      return ok({ outcome: 'SignedIn', me: me() });
    case path === 'me/password':
      signedIn.mustChange = false;
      return ok(null);
    case path === 'me/code' && method === 'POST':
      return ok({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/mock:1003?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=mock' });
    case path === 'me/sessions':
      return ok([{ id: 's1', beganMs: minutes(90), seenMs: minutes(0), address: '127.0.0.1', browser: 'Chromium', present: true }, { id: 's2', beganMs: minutes(900), seenMs: minutes(700), address: '127.0.0.2', browser: 'Chromium', present: false }]);
    case path === 'demo/cards':
      return ok(cards);
    case path === 'reveal':
      return ok({ text: '154 0000 0101' });
    case path === 'places':
      return ok(places.find(([pattern]) => pattern.test(wanted))?.[1] ?? []);
    case path === 'knowledge/search':
      return ok(articles.filter((one) => [...wanted].some((letter) => one.title.includes(letter)) && (wanted.length < 2 || one.title.includes(wanted.slice(0, 2)) || wanted.includes('居住证') === one.title.includes('居住证'))).map(({ body, ...rest }) => ({ ...rest, snippet: body[0] ?? '' })));
    case path.startsWith('knowledge/articles/'):
      return ok(articles.find((one) => path.endsWith(one.id)) ?? null);
    case path === 'directory':
      return ok(directory.filter((one) => `${one.unit}${one.name}`.includes(wanted)));
    case path.endsWith('/same'):
      return ok([{ ticket: '20250612-000386', title: '机床厂院子冒黑烟,窗户有人喊', service: '119', urgency: 'P1', place: '机床厂家属院', distanceMetres: 60, minutes: 2, words: ['机床厂', '烟'], reporters: 1 }]);
    default:
      return { status: 404, body: { title: '没有' } };
  }
}

/** Puts the mock in place of the server and sets a scene: `?mock=idle|ringing|talking|typed|lift|wrapup|conflict|lost|shift|signin|password`. */
export function openMock(): OpenWire {
  const query = new URLSearchParams(location.search);
  const scene = query.get('mock') ?? '';
  const world = new World();
  const signedIn = { value: scene !== 'signin', mustChange: scene === 'password' };
  window.fetch = async (input, init) => {
    const url = new URL(String(input), location.origin);
    const { status, body } = answer(url.pathname.replace('/api/v1/', ''), url.searchParams, init?.method ?? 'GET', signedIn);
    return new Response(body === null ? '' : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  };
  const call = '20250612-000412';
  const seated = !['shift', 'signin', 'password'].includes(scene);
  if (seated) {
    world.seat.seat = { ...world.seat.seat, phone: '6003', state: 'Ready', cause: 'OwnWish', sinceMs: minutes(2) };
    world.make('20250612-000397', null, [['What', '望岫小学门口下水道堵了,污水流到路上'], ['Service', '12345'], ['Urgency', 'P3']], '1003');
  }
  if (['ringing', 'talking', 'typed', 'kb', 'trip', 'wrapup', 'conflict', 'lost'].includes(scene)) world.ring(call, scene === 'kb' || scene === 'trip' ? '12345' : '110', scene === 'kb' ? 'P4' : scene === 'trip' ? 'P3' : 'P2', '154****0101');
  if (scene === 'ringing') world.ring('20250612-000413', '119', 'P1', '154 0000 0102');
  if (['talking', 'typed', 'kb', 'trip', 'wrapup', 'conflict', 'lost'].includes(scene)) world.accept(call);
  const words: Record<string, string> = { typed: '榆钱巷机床厂三号楼着火,六楼有人', wrapup: '榆钱巷机床厂三号楼着火,六楼有人', conflict: '榆钱巷机床厂三号楼着火', kb: '办居住证要带啥,周六开门不', trip: '楼上装修天天吵,气得我真想跳楼' };
  const text = words[scene];
  if (text) world.write(call, 'What', text, '1003');
  if (scene === 'wrapup') world.end(call);
  if (scene === 'conflict') setTimeout(() => {
    const box = document.querySelector<HTMLTextAreaElement>('[data-test=input-What]');
    if (box) {
      box.value = '榆钱巷机床厂三号楼着火,六楼有人,烟很大';
      box.dispatchEvent(new Event('input'));
    }
    world.write(call, 'What', '榆钱巷机床厂 3 号楼着火,报警人母亲在 602', '1007');
    world.writers(call, 'What');
  }, 700);
  if (scene === 'lost') setTimeout(() => {
    world.cut();
    Object.assign(world, { open: () => Promise.reject(new Error('away')) });
  }, 300);
  return (ears) => world.open(ears);
}
