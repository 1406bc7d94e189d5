import type { Box } from '@todo/shared/todos/checklist';

/**
 * The value of the button that ticks a box, or takes its tick away: a button has one value, and belongs to a form with
 * the key of its page.
 * @param box as it is shown
 */
export function boxField({ text, occurrence, done }: Box, version: number): string {
  return `${version}.${occurrence}.${done ? 'no' : 'yes'} ${text}`;
}
