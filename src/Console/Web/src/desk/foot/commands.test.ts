import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { zhCN } from '../../i18n/zh-CN';
import { shipped } from '../keys/keymap';
import { find, split } from './commands';

const lists = [zhCN.commandWords, en.commandWords];

describe('The command line', () => {
  it('has a word in both languages, a name and a key for everything that the desk can do', () => {
    for (const action of Object.keys(shipped)) {
      for (const dictionary of [zhCN, en]) {
        expect(dictionary.actions).toHaveProperty(action);
        expect((dictionary.commandWords as Record<string, string>)[action]).toMatch(/\S/);
      }
    }
    expect(Object.keys(zhCN.commandWords).sort()).toEqual(Object.keys(shipped).sort());
  });

  it('has no word for two things', () => {
    const words = lists.flatMap((list) => Object.entries(list).flatMap(([action, all]) => all.split(' ').map((word) => [word, action] as const)));
    const meant = new Map<string, Set<string>>();
    for (const [word, action] of words) meant.set(word, (meant.get(word) ?? new Set()).add(action));
    expect([...meant].filter(([, actions]) => actions.size > 1).map(([word]) => word)).toEqual([]);
  });

  it('finds by Chinese, by pinyin, by letters and in English, the exact word first', () => {
    for (const word of ['保持', 'baochi', 'bc', 'hold']) expect(find(word, lists, zhCN.actions)[0]?.action).toBe('hold');
    expect(find('地点', lists, zhCN.actions)[0]?.action).toBe('focusPlace');
    expect(find('', lists, en.actions).length).toBe(Object.keys(shipped).length);
    expect(find('没有这个', lists, zhCN.actions)).toEqual([]);
  });

  it('splits the command from its words', () => {
    expect(split('/地点 榆钱巷 机床厂')).toEqual({ word: '地点', rest: '榆钱巷 机床厂' });
    expect(split('、保持')).toEqual({ word: '保持', rest: '' });
    expect(split('/')).toEqual({ word: '', rest: '' });
  });
});
