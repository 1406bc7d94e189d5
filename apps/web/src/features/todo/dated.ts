import { readLine } from '@todo/shared/capture/capture';
import type { Priority } from '@todo/shared/todos/priority';
import type { PageContext } from '../../server/page-context';
import { dayIn } from '../../server/zone';

/** What one typed line says: a title, a date, a priority and labels. Where nobody knows the visitor's zone, UTC has the day. */
export function dated(
  line: string,
  { timeZone }: PageContext,
): { title: string; due?: string; priority?: Priority; labels?: string[] } {
  const { title, due, priority, labels } = readLine(line, dayIn(timeZone ?? 'UTC') ?? '');
  return { title, ...(due && { due }), ...(priority && { priority }), ...(labels.length > 0 && { labels }) };
}
