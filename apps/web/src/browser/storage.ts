/**
 * The browser's storage. A visitor can block it, and it can be full: values that cannot be stored are held in memory
 * as long as the page lives.
 */
export interface BrowserStore {
  get(name: string): string | null;
  /** @returns whether the next page will find it */
  set(name: string, value: string): boolean;
  remove(name: string): void;
  /** Names with this prefix, sorted. */
  names(prefix: string): string[];
}

/** Shared by all tabs, until it is removed (localStorage). */
export const forBrowser = open(() => localStorage);
/** For this tab, until it is closed (sessionStorage). */
export const forTab = open(() => sessionStorage);

function open(storageOf: () => Storage): BrowserStore {
  const memory = new Map<string, string>();
  /** Opens the storage at each call: a visitor may block or allow it while the page is open. */
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(storageOf());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(name), null),
    set(name, value) {
      const isKept = attempt((storage) => {
        storage.setItem(name, value);
        return true;
      }, false);
      if (isKept) memory.delete(name);
      else memory.set(name, value);
      return isKept;
    },
    remove(name) {
      memory.delete(name);
      attempt((storage) => storage.removeItem(name), undefined);
    },
    names(prefix) {
      const stored = attempt((storage) => Object.keys(storage), []);
      return [...stored, ...memory.keys()].filter((name) => name.startsWith(prefix)).sort();
    },
  };
}
