/** Next builds the start-up code and the pages apart, so that they share no module: the process itself holds the fact. */
const fact = Symbol.for('todo.web.draining');
// TypeScript knows no symbols on the global object but those that every module would see declared.
const holder = globalThis as unknown as Record<symbol, boolean | undefined>;

/** From now on every answer closes its connection. */
export function startDraining(): void {
  holder[fact] = true;
}

/** The process is about to end. */
export function isDraining(): boolean {
  return holder[fact] === true;
}
