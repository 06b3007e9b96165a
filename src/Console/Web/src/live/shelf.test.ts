import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openShelves } from './shelf';

it('The browser\'s shelf keeps entries over a reload, replaces by key and removes', async () => {
  const first = await openShelves('desk');
  const drafts = first?.shelf<{ text: string }>('drafts');
  await drafts?.put('a', { text: '一' });
  await drafts?.put('b', { text: '二' });
  await drafts?.put('a', { text: '三' });
  await drafts?.remove('b');
  first?.close();
  const second = await openShelves('desk');
  expect(await second?.shelf('drafts').all()).toEqual([{ text: '三' }]);
  expect(await second?.shelf('outbox').all()).toEqual([]);
  second?.close();
});

it('A browser that keeps nothing is told apart', async () => {
  const kept = globalThis.indexedDB;
  Object.defineProperty(globalThis, 'indexedDB', { value: { open: () => { throw new Error('denied'); } }, configurable: true });
  expect(await openShelves('desk')).toBeNull();
  Object.defineProperty(globalThis, 'indexedDB', { value: kept, configurable: true });
});
