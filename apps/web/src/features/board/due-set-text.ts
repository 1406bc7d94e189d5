import { m } from '../../messages/messages';
import { dayText } from '../../ui/dates/calendar-day';

/** Says which date a todo has been given. */
export function dueSetText({ title, due }: { title: string; due: string | null }, today: string | null): string {
  return due === null ? m.due_removed({ title }) : m.due_set({ title, day: dayText(due, today) });
}
