/**
 * The browser's own storage, where it may be used: a visitor can block it, and it can be full. What is not kept is held
 * for as long as the page lives.
 */
export interface BrowserStore {
  get(name: string): string | null;
  /** @returns whether it will be there for the next page */
  set(name: string, value: string): boolean;
  remove(name: string): void;
  /** Names that begin so, in their order. */
  names(prefix: string): string[];
}

/** Of all tabs, until it is removed. */
export const forBrowser = open(() => localStorage);
/** Of this tab, until it is closed. */
export const forTab = open(() => sessionStorage);

function open(storageOf: () => Storage): BrowserStore {
  const memory = new Map<string, string>();
  /** Each call asks anew: a visitor may block or free the storage while the page is open. */
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
