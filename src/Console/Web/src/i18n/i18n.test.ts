import { expect, it } from 'vitest';
import { en } from './en';
import { zhCN } from './zh-CN';

/** Every key with what kind of thing is there. */
function keys(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => keys(each, `${path}[${index}]`));
  if (node !== null && typeof node === 'object') return Object.entries(node).flatMap(([key, value]) => keys(value, `${path}.${key}`));
  return [`${path}:${typeof node}${typeof node === 'function' ? node.length : ''}`];
}

function empties(node: unknown, path = ''): string[] {
  if (node === '') return [path];
  return node !== null && typeof node === 'object' ? Object.entries(node).flatMap(([key, value]) => empties(value, `${path}.${key}`)) : [];
}

it('Both dictionaries have the same keys', () => expect(keys(en).sort()).toEqual(keys(zhCN).sort()));

it('No string is empty but the cause that needs no word', () => {
  expect(empties(zhCN)).toEqual(['.causes.None']);
  expect(empties(en)).toEqual(['.causes.None']);
});

it('The English dictionary holds Chinese only where the data are Chinese', () => {
  const chinese = (node: unknown, path = ''): string[] => {
    if (typeof node === 'string') return /[\u4e00-\u9fff]/.test(node) ? [path] : [];
    return node !== null && typeof node === 'object' ? Object.entries(node).flatMap(([key, value]) => chinese(value, `${path}.${key}`)) : [];
  };
  expect(chinese(en)).toEqual(['.signIn.language']);
});

it('Every string is used somewhere', () => {
  const sources = Object.values(import.meta.glob<string>(['../**/*.vue', '../**/*.ts', '!../**/*.test.ts', '!./zh-CN/**', '!./en/**'], { query: '?raw', import: 'default', eager: true })).join('\n');
  const unused = Object.entries(zhCN).flatMap(([group, value]) => {
    // A list that is asked for by a word of the server.
    if (new RegExp(`\\bt(\\.value)?\\.${group}(\\[|,|")`).test(sources)) return [];
    if (typeof value === 'string') return new RegExp(`\\.${group}\\b`).test(sources) ? [] : [group];
    return Object.keys(value).filter((key) => !new RegExp(`(\\b${group}|\\bwords)\\.${key}\\b`).test(sources)).map((key) => `${group}.${key}`);
  });
  expect(unused).toEqual([]);
});
