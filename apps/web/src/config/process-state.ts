/**
 * State of the process, created once by `make`. Next bundles the start-up code and the pages separately, so a module
 * variable would exist twice.
 */
export function processState<T>(name: string, make: () => T): T {
  // TypeScript allows symbols on the global object only after a global declaration, which every module would see.
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`todo.web.${name}`);
  holder[key] ??= make();
  return holder[key];
}
