import { describe, expect, it } from 'vitest';
import type { FieldView } from '../contracts';
import { chosen, sent, served, shown, typed, untouched } from './draft';

const field = (value: string, version: number, by = '1003'): FieldView => ({ field: 'What', value, version, by, atMs: 0 });

describe('A field while it is written', () => {
  it('shows what the server has until somebody writes', () => {
    expect(shown(served(untouched, field('旧', 1)))).toBe('旧');
    expect(shown(typed(served(untouched, field('旧', 1)), '新'))).toBe('新');
  });

  it('keeps the writer\'s text while his own earlier text comes back', () => {
    let draft = sent(typed(untouched, '着火'), '着火');
    draft = typed(draft, '着火了');
    draft = served(draft, field('着火', 1));
    expect(draft).toMatchObject({ mine: '着火了', theirs: null, base: { value: '着火', version: 1 } });
    draft = served(sent(draft, '着火了'), field('着火了', 2));
    expect(draft).toEqual({ base: { value: '着火了', version: 2 }, mine: null, theirs: null, sent: [] });
  });

  it('shows both texts when somebody else wrote meanwhile, and never overwrites', () => {
    const draft = served(typed(served(untouched, field('旧', 1)), '我的'), field('他的', 2, '1004'));
    expect(shown(draft)).toBe('我的');
    expect(draft.theirs?.value).toBe('他的');
    expect(chosen(draft, 'theirs')).toMatchObject({ base: { value: '他的', version: 2 }, mine: null, theirs: null });
    expect(chosen(draft, 'mine')).toMatchObject({ base: { value: '他的', version: 2 }, mine: '我的', theirs: null });
    expect(shown(chosen(draft, 'both'))).toBe('他的\n我的');
  });

  it('never goes back to a text that is older than the last answer', () => {
    const clean = served(served(sent(typed(untouched, '着火了'), '着火了'), field('着火', 1)), field('着火了', 2));
    expect(shown(served(clean, field('着火', 1)))).toBe('着火了');
    expect(served(typed(clean, '着火了,六楼'), field('着火', 1, '1004')).theirs).toBeNull();
  });

  it('sees no conflict when both wrote the same', () => {
    expect(served(typed(untouched, '一样'), field('一样', 4, '1004')).theirs).toBeNull();
  });

  it('comes back after a dead server that has only what was there before', () => {
    const draft = served(typed(served(untouched, field('旧', 3)), '旧的还有新的'), field('旧', 1), true);
    expect(draft).toMatchObject({ mine: '旧的还有新的', theirs: null, base: { version: 1 } });
  });

  it('takes the newer text when the writer went back to the one that he began with', () => {
    const draft = served(typed(sent(typed(served(untouched, field('旧', 1)), '错'), '错'), '旧'), field('他的', 5, '1004'));
    expect(draft).toMatchObject({ mine: null, base: { value: '他的', version: 5 } });
  });

  it('sends a text that goes back to the base when something else was sent in between', () => {
    expect(typed(sent(typed(untouched, '一'), '一'), '').mine).toBe('');
    expect(typed(typed(untouched, '一'), '').mine).toBeNull();
  });
});
