import type { Suggestions } from '../../contracts';
import type { CardId } from './card';

const byCategory: readonly (readonly [string, CardId])[] = [['燃气泄漏', 'gas'], ['电梯困人', 'lift'], ['诈骗', 'fraud'], ['自杀', 'suicide'], ['昏迷', 'cpr'], ['家暴', 'coded']];
const byWords: readonly (readonly [RegExp, CardId])[] = [
  [/没有?(呼吸|心跳)|不(呼吸|喘气)|叫不(醒|应)|心脏骤停/, 'cpr'], [/燃气|煤气|天然气|臭鸡蛋/, 'gas'], [/电梯/, 'lift'], [/跳楼|不想活|自杀|轻生|割腕/, 'suicide'], [/转账|验证码|安全账户|冒充/, 'fraud'], [/无声|不说话|没有声音/, 'silent'], [/订餐|点外卖|披萨/, 'coded'],
];

/** The card that fits: by the category that a person set, else by the suggested one, else by the words; null: none does. */
export function cardFor(category: string, suggestions: Suggestions | null, what: string): CardId | null {
  for (const text of [category, suggestions?.category ?? '']) for (const [name, card] of byCategory) if (text.includes(name)) return card;
  return byWords.find(([words]) => words.test(what))?.[1] ?? null;
}
