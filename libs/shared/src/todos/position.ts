/** Significant digits of a position. */
const digits = 15;

/**
 * The nearest position to a number. A decimal of 15 significant digits and a double determine each other, however a
 * driver converts them: mysql2 reads some of 16 as the next double, and a todo would seem to have been moved.
 */
export function toPosition(number: number): number {
  return Number(number.toPrecision(digits));
}
