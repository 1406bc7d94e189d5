import { readLine } from '@todo/shared/capture/capture';
import type { Priority } from '@todo/shared/todos/priority';
import type { TodoChange } from '../../api/todos';
import type { PageContext } from '../../server/page-context';
import { dayIn } from '../../server/zone';

/** The fields of a todo that a line contains. */
type ParsedLine = Pick<TodoChange, 'due' | 'repeat' | 'repeatFrom' | 'labels'> & { title: string; priority?: Priority };

/** Parses a quick-add line. If the visitor's time zone is unknown, "today" is the day in UTC. */
export function parseLine(line: string, { timeZone }: PageContext): ParsedLine {
  const { title, due, repeat, repeatFrom, priority, labels } = readLine(line, dayIn(timeZone ?? 'UTC') ?? '');
  const day = repeat === null ? due && { due } : { repeat, ...(repeatFrom && { repeatFrom }), due: null };
  return { title, ...day, ...(priority && { priority }), ...(labels.length > 0 && { labels }) };
}
