/** A reason not to move, for the person who asked. */
export class MoveError extends Error {}
