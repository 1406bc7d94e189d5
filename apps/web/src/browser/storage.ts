/*
 * The browser's storage, where there is one: it is missing, full or forbidden (any use of it throws) in private windows,
 * embedded browsers and where a person blocks site data. What is kept there makes life easier; nothing may depend on it.
 */

export function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param value null removes it */
export function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // It is not kept, and that is all.
  }
}
