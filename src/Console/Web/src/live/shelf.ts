/** Where a page keeps what must outlive it. Entries are kept by key; writing the same key replaces. */
export interface Shelf<T> {
  all(): Promise<T[]>;
  put(key: string, entry: T): Promise<void>;
  remove(key: string): Promise<void>;
}

/** For tests, and for a browser that keeps nothing: then it lasts as long as the page. */
export class MemoryShelf<T> implements Shelf<T> {
  readonly entries = new Map<string, T>();

  all(): Promise<T[]> {
    return Promise.resolve([...this.entries.values()].map((entry) => structuredClone(entry)));
  }

  put(key: string, entry: T): Promise<void> {
    this.entries.set(key, structuredClone(entry));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.entries.delete(key);
    return Promise.resolve();
  }
}

const storeNames = ['outbox', 'drafts'] as const;

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('IndexedDB'));
  });
}

/** Opens the browser's database; null when the browser keeps none (some private windows). */
export async function openShelves(name: string): Promise<{ shelf<T>(store: (typeof storeNames)[number]): Shelf<T>; close(): void } | null> {
  let database: IDBDatabase;
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => storeNames.forEach((store) => request.result.createObjectStore(store));
    database = await asked(request);
  } catch {
    return null;
  }
  return {
    shelf<T>(store: (typeof storeNames)[number]): Shelf<T> {
      const within = (mode: IDBTransactionMode) => database.transaction(store, mode, { durability: 'relaxed' }).objectStore(store);
      return {
        all: () => asked<T[]>(within('readonly').getAll()),
        put: async (key, entry) => void (await asked(within('readwrite').put(entry, key))),
        remove: async (key) => void (await asked(within('readwrite').delete(key))),
      };
    },
    close: () => database.close(),
  };
}
