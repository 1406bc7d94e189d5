/** Next builds the start-up code and the pages apart, so that they share no module: the process itself holds the fact. */
const fact = Symbol.for('todo.web.draining');
const holder = globalThis as unknown as Record<symbol, boolean | undefined>;

export function startDraining(): void {
  holder[fact] = true;
}

export function isDraining(): boolean {
  return holder[fact] === true;
}
