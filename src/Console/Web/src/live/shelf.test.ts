import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { MemoryShelf, openShelves, PromptShelf, type Shelf } from './shelf';

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

it('An entry is there before a slow database has it, outlives the page, and is let go when the database has it', async () => {
  const there = new Map<string, string>();
  const prompt = {
    get length() { return there.size; }, key: (index: number) => [...there.keys()][index] ?? null, getItem: (name: string) => there.get(name) ?? null,
    setItem: (name: string, value: string) => void there.set(name, value), removeItem: (name: string) => void there.delete(name), clear: () => there.clear(),
  } as Storage;
  const lasting = new MemoryShelf<{ id: string; text: string }>();
  const never: Shelf<{ id: string; text: string }> = { all: () => lasting.all(), put: () => new Promise(() => {}), remove: (key) => lasting.remove(key) };
  await lasting.put('a', { id: 'a', text: '楼道' });
  const before = new PromptShelf(never, prompt, 'typed.', (one) => one.id);
  void before.put('a', { id: 'a', text: '楼道里有' });
  void before.put('a', { id: 'a', text: '楼道里有烟' });

  const after = new PromptShelf(lasting, prompt, 'typed.', (one) => one.id);
  expect(await after.all()).toEqual([{ id: 'a', text: '楼道里有烟' }]);
  await new Promise((done) => setTimeout(done));
  expect(there.size).toBe(0);
  expect(await lasting.all()).toEqual([{ id: 'a', text: '楼道里有烟' }]);
  await after.put('b', { id: 'b', text: '二' });
  await after.remove('b');
  expect(await after.all()).toEqual([{ id: 'a', text: '楼道里有烟' }]);
});
