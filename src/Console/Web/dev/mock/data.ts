import type { FloorSeat, HistoryEntry, PlaceView, QueueView, Suggestions, WhoAmI } from '../../src/contracts';
import type { ArticleSheet } from '../../src/contracts';

/** Content of the mock: everything in it is invented. */
export const minutes = (n: number): number => Date.now() - n * 60_000;

export const me = (): WhoAmI => ({
  staff: '1003', name: '孙演乙', roles: ['接警员'], organisation: '澜宁市一号通中心', rights: ['seat'], hasCode: false, passwordChangeNeeded: false, csrf: 'mock', mark: '1003 07F3A2', site: '澜宁市', demonstration: true, nowMs: Date.now(),
});

const queue = (name: string, waiting: number, oldest: number | null, most: QueueView['mostUrgent'], staffed: number, ready: number): QueueView => ({ queue: name, waiting, oldestMs: oldest === null ? null : Date.now() - oldest * 1_000, mostUrgent: most, staffed, ready });
export const queues = (): QueueView[] => [queue('police', 1, 4, 'P2', 12, 3), queue('fire', 0, null, null, 4, 2), queue('medical', 0, null, null, 4, 1), queue('traffic', 2, 21, 'P3', 6, 0), queue('consumer', 0, null, null, 3, 1), queue('government', 7, 48, 'P3', 16, 0)];

const seat = (staff: string, name: string, state: FloorSeat['state']): FloorSeat => ({ staff, name, state, cause: 'OwnWish', reason: null, sinceMs: minutes(3), service: null, urgency: null, call: null });
export const seats = (): FloorSeat[] => [seat('1001', '赵演甲', 'Ready'), seat('1002', '钱演丙', 'Talking'), seat('1003', '孙演乙', 'Ready'), seat('1004', '李演丁', 'NotReady'), seat('1007', '周演庚', 'WrapUp')];

export const history: HistoryEntry[] = [
  { call: '20250611-000231', atMs: minutes(60 * 26), service: '12345', state: 'Accepted', category: '噪音扰民', what: '砚池里工地夜里打混凝土,天天这样', agent: '1007' },
  { call: '20250604-000078', atMs: minutes(60 * 24 * 8), service: '12345', state: 'DirectAnswered', category: '政务服务', what: '问居住证周末办不办', agent: '1002' },
];

const place = (id: string, name: string, within: string, kind: string, east: number, north: number, metres: number | null, matched: string): PlaceView => ({
  id, name, within, kind, longitude: 150 + east / (111_320 * Math.cos(Math.PI / 6)), latitude: 30 + north / 111_320, distanceMetres: metres, matched,
});
export const places: [RegExp, PlaceView[]][] = [
  [/机床|榆钱|鱼钱|jcc/, [
    place('p11', '机床厂家属院3号楼', '砚湖区 槐渡街道 榆钱巷社区', 'landmark', 1850, -620, 240, 'exact'), place('p12', '机床厂新区3号楼', '砚湖区 槐渡街道 机床厂社区', 'landmark', 2640, -190, 1010, 'exact'), place('p13', '榆钱巷农贸市场', '砚湖区 槐渡街道', 'landmark', 1620, -240, 0, 'exact'),
  ]],
  [/解放路/, [place('p21', '解放路118号', '砚湖区 望岫街道', 'plate', -900, 260, 940, 'exact'), place('p22', '解放路118号', '松坳县 芦埠镇', 'plate', 18400, -9200, 20570, 'exact')]],
];

type Written = Pick<ArticleSheet, 'id' | 'version' | 'title' | 'owner' | 'kind' | 'direct' | 'stale' | 'validFromMs' | 'validToMs' | 'body'>;
const written: Written[] = [
  {
    id: 'a1', version: 3, title: '首次申领居住证需要什么材料、在哪里办、周末办不办', owner: '市公安局', kind: '指', direct: '直01', stale: false, validFromMs: minutes(60 * 24 * 40), validToMs: null,
    body: ['首次申领居住证,本人带身份证、居住地住址证明(租房合同、房产证或单位证明任一)和一张近照。', '在居住地派出所或街道政务服务大厅办理,受理后十五日内领证。', '周六上午九点到十二点受理,周日和法定节假日不受理。'],
  },
  { id: 'a2', version: 1, title: '身份证丢了怎么补,急用怎么办临时身份证', owner: '市公安局', kind: '指', direct: '直02', stale: false, validFromMs: minutes(60 * 24 * 90), validToMs: null, body: ['本人到任一派出所办理。', '急用可同时办临时身份证,三个工作日内领取。'] },
  { id: 'a5', version: 2, title: '夜间施工的时段、夜间施工证明和谁来管', owner: '市城市管理局', kind: '指', direct: '直04', stale: false, validFromMs: minutes(60 * 24 * 20), validToMs: null, body: ['夜里二十二点到早上六点为夜间。', '确需连续施工的,工地应公示夜间施工证明。'] },
  { id: 'a10', version: 4, title: '供暖起止日期、室温怎么测、不达标怎么退费', owner: '东城热力', kind: '指', direct: '直07', stale: true, validFromMs: minutes(60 * 24 * 300), validToMs: minutes(60), body: ['本条已到期。'] },
];
export const articles: ArticleSheet[] = written.map((one) => ({
  ...one, category: '政务服务', area: '澜宁市', keywords: [], state: 'Published', author: '1012', reviewer: '1027', reason: null, changedMs: one.validFromMs, revision: 3, flags: 0,
}));

export const directory = [
  { id: 'd1', unit: '市公安局', name: '赵演甲', duty: '当日值班 08:00-08:00', extension: '7101', present: true }, { id: 'd2', unit: '澜宁水务', name: '周演戊', duty: '夜班', extension: '7121', present: true },
  { id: 'd3', unit: '市生态环境局', name: '王演辛', duty: '听班', extension: '7130', present: false }, { id: 'd4', unit: '苇塘乡', name: '褚演子', duty: '镇值班', extension: '7161', present: true },
];

export const cards = [
  { staff: '1003', name: '孙演乙', role: { zh: '接警员', en: 'Agent' }, password: 'mock', code: null }, { staff: '1011', name: '郑演壬', role: { zh: '班长', en: 'Supervisor' }, password: 'mock', code: null },
  { staff: '1101', name: '冯演申', role: { zh: '值班科级干部', en: 'Duty officer' }, password: 'mock', code: null }, { staff: '1201', name: '陈演酉', role: { zh: '火警调度', en: 'Fire dispatcher' }, password: 'mock', code: null },
];

const none: Suggestions = { version: 'mock', service: null, also: [], queue: null, urgency: null, nature: null, category: null, probabilityThousandths: 0, reasons: [], tripwires: [] };
export const noSuggestions = none;

/** A few words lead somewhere, so that the screen has something to show. */
export function suggest(what: string): Suggestions {
  const hits = (pattern: RegExp) => [...what.matchAll(pattern)].map((hit) => hit[0]);
  if (/着火|冒烟|烟/.test(what)) return { ...none, service: '119', also: /有人|人/.test(what) ? ['120'] : [], queue: 'fire', urgency: 'P1', nature: '报警', category: '警情:火灾', probabilityThousandths: 983, reasons: hits(/着火|冒烟|烟|六楼|有人/g) };
  if (/居住证/.test(what)) return { ...none, service: '12345', queue: 'government', urgency: 'P4', nature: '咨询', category: '政务服务', probabilityThousandths: 941, reasons: hits(/居住证|带啥|开门/g) };
  if (/跳楼|不下来/.test(what)) return { ...none, service: '12345', queue: 'government', urgency: 'P3', nature: '投诉', category: '噪音扰民', probabilityThousandths: 612, reasons: hits(/装修|吵/g), tripwires: [{ rule: 'suicide-words', words: hits(/跳楼|不下来/g), service: '110' }] };
  return none;
}
