import { expect, it } from 'vitest';
import type { SeatCall } from '../../contracts';
import { zhCN } from '../../i18n/zh-CN';
import { pattern } from '../ringer';
import { script } from './script';

const call = (part: Partial<SeatCall>): SeatCall => ({
  call: 'c1', generation: 1, phase: 'Talking', service: '110', emergency: true, urgency: 'P2', queue: 'police', drill: false, caller: { text: '', masked: false, withheld: true }, arrivedMs: 0, offeredMs: 0, acceptedMs: 1_000, endedMs: null, endedBy: null, offerEndsMs: null,
  whyHere: [], card: null, own: true, parties: [], outbound: false, callBackOf: null, ...part,
});
const said = (part: Partial<SeatCall>, nowMs: number) => script(call(part), 't1', '1003', '澜宁市', nowMs, zhCN).map((line) => line.text).join('|');

it('The agent greets with the line and his number, then asks, and closes with the ticket', () => {
  expect(said({ phase: 'Ringing' }, 0)).toBe('您好,澜宁110,1003 号接警员。请问什么事?');
  expect(said({ service: '12345' }, 2_000)).toContain('您好,澜宁12345 政务服务便民热线,1003 号。');
  expect(said({}, 60_000)).toContain('t1');
  expect(said({}, 60_000)).not.toContain('您好');
});

it('A caller who comes back from hold is thanked; a broken P1 is called back', () => {
  expect(said({ phase: 'Held' }, 60_000)).toBe('感谢您的等待。');
  expect(said({ phase: 'Ended', endedBy: 'LineLost' }, 60_000)).toContain('回拨');
  expect(said({ phase: 'Ended', urgency: 'P3', endedBy: 'Caller' }, 60_000)).not.toContain('回拨');
});

it('An ear tells urgent from normal ringing, and one desk from its neighbour', () => {
  expect(pattern(true, 0).every).toBeLessThan(pattern(false, 0).every);
  expect(pattern(true, 0).notes.length).toBeGreaterThan(pattern(false, 0).notes.length);
  expect(new Set([0, 1, 2].map((tone) => pattern(true, tone).notes[0]?.hertz)).size).toBe(3);
  for (const { notes, every } of [pattern(true, 0), pattern(false, 0)]) for (const note of notes) expect(note.at + note.lasts).toBeLessThan(every);
});

it('Who calls back says why he calls, before anybody has answered', () => {
  expect(said({ phase: 'Calling', outbound: true, callBackOf: 'c0' }, 0)).toBe('您好,这里是澜宁110,1003 号。您刚才拨打了110,没有接通。请问需要帮助吗?');
  expect(said({ phase: 'Calling', outbound: true, service: '12345' }, 0)).toBe('您好,这里是澜宁12345,1003 号。现在方便通话吗?');
});
