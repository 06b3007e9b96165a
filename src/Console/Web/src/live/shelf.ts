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

/**
 * A shelf that has an entry before `put` returns: a database writes in its own time, and a page that is loaded again in the same moment does not wait for it. What the database has
 * taken is let go here.
 */
export class PromptShelf<T> implements Shelf<T> {
  /**
   * @param inner Where entries stay.
   * @param prompt What keeps at once, for the moment.
   * @param prefix Before each key in it.
   * @param keyOf The key under which an entry is kept.
   */
  constructor(
    private readonly inner: Shelf<T>,
    private readonly prompt: Storage,
    private readonly prefix: string,
    private readonly keyOf: (entry: T) => string,
  ) {}

  async all(): Promise<T[]> {
    const found = new Map((await this.inner.all()).map((entry) => [this.keyOf(entry), entry]));
    for (const name of Array.from({ length: this.prompt.length }, (_, index) => this.prompt.key(index) ?? '').filter((one) => one.startsWith(this.prefix))) {
      const entry = JSON.parse(this.prompt.getItem(name) ?? 'null') as T | null;
      if (entry !== null) {
        found.set(name.slice(this.prefix.length), entry);
        void this.put(name.slice(this.prefix.length), entry);
      }
    }
    return [...found.values()];
  }

  async put(key: string, entry: T): Promise<void> {
    const name = this.prefix + key;
    const text = JSON.stringify(entry);
    try {
      this.prompt.setItem(name, text);
    } catch {
      // It is full: the database alone has to do.
    }
    await this.inner.put(key, entry);
    if (this.prompt.getItem(name) === text) this.prompt.removeItem(name);
  }

  remove(key: string): Promise<void> {
    this.prompt.removeItem(this.prefix + key);
    return this.inner.remove(key);
  }
}
