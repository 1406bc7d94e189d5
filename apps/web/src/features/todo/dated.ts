import { readLine } from '@todo/shared/capture/capture';
import type { PageContext } from '../../server/page-context';
import { dayIn } from '../../server/zone';

/** What was typed into one line, with the date or the rule that it names. Where nobody knows the visitor's zone, UTC has the day. */
export function dated<T extends { title?: string; due?: string | null; repeat?: string | null }>(
  typed: T,
  { timeZone }: PageContext,
): T {
  const { title, due, repeat } = readLine(typed.title ?? '', dayIn(timeZone ?? 'UTC') ?? '');
  if (repeat !== null) return { ...typed, title, repeat, due: null };
  return due === null ? typed : { ...typed, title, due };
}
