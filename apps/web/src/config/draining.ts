/** Next bundles the start-up code and the pages separately, so they share no module: the process holds the state. */
const fact = Symbol.for('todo.web.draining');
// TypeScript allows symbols on the global object only after a global declaration, which every module would see.
const holder = globalThis as unknown as Record<symbol, boolean | undefined>;

/** From now on every answer closes its connection. */
export function startDraining(): void {
  holder[fact] = true;
}

/** Whether the process is about to end. */
export function isDraining(): boolean {
  return holder[fact] === true;
}
