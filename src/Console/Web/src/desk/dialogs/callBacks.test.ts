import { describe, expect, it } from 'vitest';
import type { CallBackView } from '../../contracts';
import { floorShape } from '../../live/shapes';
import { inOrder, stageOf } from './callBacks';

const one = (call: string, some: Partial<CallBackView> = {}): CallBackView => ({
  call, service: '12345', emergency: false, urgency: 'P3', caller: { text: '139', masked: false, withheld: false }, reason: 'Abandoned', missed: 1, attempts: 0, outcome: null, sinceMs: 0, dueMs: null,
  trying: false, agent: null, ...some,
});

describe('Call-backs', () => {
  it('stand in the order in which somebody must be called', () => {
    const list = [one('c', { sinceMs: 5 }), one('b', { sinceMs: 5 }), one('a', { sinceMs: 9 }), one('e', { emergency: true, urgency: 'P2', sinceMs: 20 }), one('f', { emergency: true, urgency: 'P1', sinceMs: 30 })];
    expect(inOrder(list).map((each) => each.call)).toEqual(['f', 'e', 'b', 'c', 'a']);
  });

  it('are being tried, due, or somebody\'s to begin', () => {
    expect([one('a', { trying: true, dueMs: 3 }), one('a', { dueMs: 3 }), one('a')].map(stageOf)).toEqual(['trying', 'due', 'byHand']);
  });

  it('come, change and go with the floor', () => {
    const floor = { kind: 'floor' as const, queues: [], seats: [], today: [], callBacks: [one('a')] };
    const changed = floorShape.apply(floorShape.apply(floor, { kind: 'callBackChanged', callBack: one('b') }), { kind: 'callBackChanged', callBack: one('a', { missed: 2 }) });
    expect(changed.callBacks.map((each) => [each.call, each.missed])).toEqual([['a', 2], ['b', 1]]);
    expect(floorShape.apply(changed, { kind: 'callBackGone', call: 'a' }).callBacks.map((each) => each.call)).toEqual(['b']);
  });
});
