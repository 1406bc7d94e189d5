import type { Box } from '@todo/shared/todos/checklist';

/** What a form says of the line that it ticks. */
export interface BoxField extends Pick<Box, 'text' | 'occurrence' | 'done'> {
  /** Version of the todo in which the line was seen; 0 where the server has not told one. */
  version: number;
}

/** What `boxField` has written: the line, and whether it is to be ticked. */
export function readBoxField(value: string): BoxField | undefined {
  const [, version, occurrence, done, text] = /^(\d{1,10})\.(\d{1,5})\.(yes|no) (.+)$/.exec(value) ?? [];
  if (!text) return undefined;
  return { text, occurrence: Number(occurrence), done: done === 'yes', version: Number(version) };
}
