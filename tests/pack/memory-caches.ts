const addressOf = (key: RequestInfo | URL): string =>
  new URL(key instanceof Request ? key.url : String(key), 'http://site').href;

/** The few calls of Cache Storage that are used here; Node has none. */
export function memoryCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const open = (name: string) => {
    const files = all.get(name) ?? new Map<string, Response>();
    all.set(name, files);
    return {
      put: (key: RequestInfo | URL, response: Response) => Promise.resolve(void files.set(addressOf(key), response)),
      match: (key: RequestInfo | URL) => Promise.resolve(files.get(addressOf(key))?.clone()),
      delete: (key: RequestInfo | URL) => Promise.resolve(files.delete(addressOf(key))),
      keys: () => Promise.resolve([...files.keys()].map((address) => new Request(address))),
    };
  };
  return {
    open: (name: string) => Promise.resolve(open(name)),
    has: (name: string) => Promise.resolve(all.has(name)),
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  } as unknown as CacheStorage;
}
