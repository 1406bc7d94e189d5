/** A reason why the move is refused or failed, for the operator. */
export class MoveError extends Error {}
