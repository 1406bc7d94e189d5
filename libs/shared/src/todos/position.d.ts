/**
 * The nearest position to a number. A decimal of 15 significant digits and a double determine each other, however a
 * driver converts them, and so do all integers up to `limits.position`: mysql2 reads some fractions of 16 digits as the
 * next double, and a todo would seem to have been moved.
 */
export declare function toPosition(number: number): number;
