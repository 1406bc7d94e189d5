import { readLine } from '@todo/shared/capture/capture';
import type { PageContext } from '../../server/page-context';
import { dayIn } from '../../server/zone';

/** What was typed into one line, with the date that it names. Where nobody knows the visitor's zone, UTC has the day. */
export function dated<T extends { title?: string; due?: string | null }>(typed: T, { timeZone }: PageContext): T {
  const { title, due } = readLine(typed.title ?? '', dayIn(timeZone ?? 'UTC') ?? '');
  return due === null ? typed : { ...typed, title, due };
}
