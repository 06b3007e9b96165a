import { describe, expect, it } from 'vitest';
import { cardIds } from './card';
import { cards as english } from './en';
import { cardFor } from './pick';
import { cards as chinese } from './zh-CN';

describe('Protocol cards', () => {
  it('are there in both languages with the same steps', () => {
    expect(chinese.map((card) => card.id)).toEqual([...cardIds]);
    const shape = (list: typeof chinese) => list.map((card) => [card.id, card.tool, card.steps.map((step) => step.kind), card.never.length]);
    expect(shape(english)).toEqual(shape(chinese));
  });

  it.each([
    ['警情:燃气泄漏', '', 'gas'], ['', '三个人卡在电梯里了', 'lift'], ['', '我刚转账八万,他还让我别挂', 'fraud'], ['', '我爸倒地上叫不醒', 'cpr'], ['', '再不给我就跳楼', 'suicide'], ['', '无声,有动静', 'silent'], ['警情:家暴', '你好我要订餐', 'coded'],
    ['', '办居住证要带啥', null],
  ])('fit the category or the words: %s %s is %s', (category, what, card) => expect(cardFor(category, null, what)).toBe(card));

  it('go by what a person set before what is suggested', () => {
    const from = { version: '', service: null, also: [], queue: null, urgency: null, nature: null, category: '警情:诈骗', probabilityThousandths: 0, reasons: [], tripwires: [] };
    expect(cardFor('警情:自杀', from, '电梯')).toBe('suicide');
    expect(cardFor('', from, '电梯')).toBe('fraud');
  });
});
