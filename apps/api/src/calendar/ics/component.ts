import { sitePaths } from '@todo/shared/addresses';
import type { FeedKind } from '@todo/shared/calendar/feed';
import type { Priority } from '@todo/shared/todos/priority';
import type { Status, Todo } from '@todo/shared/todos/todo';
import ICAL from 'ical.js';
import type { DatedTodo } from '../../todos/dated/dated-todos.service.js';

/** A property as ical.js takes it: name, parameters, type, values (RFC 7265). */
export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: unknown[]];

/** The library counts the space of a continued line to none: RFC 5545 allows 75 octets with it. */
ICAL.foldLength = 74;

const statusOf: Record<Status, string> = { TODO: 'NEEDS-ACTION', PROGRESS: 'IN-PROCESS', DONE: 'COMPLETED' };
/** RFC 5545 3.8.1.9: 1 is the highest, 5 medium, 9 the lowest. */
const priorityOf = (priority: Priority) => ({ 1: 1, 2: 5 })[priority] ?? 9;

/** What a task tells of a todo; its rule names its days by itself. */
export type Task = Todo & Required<Pick<Todo, 'repeat' | 'labels' | 'priority'>>;

/**
 * A todo as a component of a calendar, folded and escaped, with a line end at its end. It is a function of the todo
 * alone, so that an unchanged todo is written as before.
 * @param list name of its list, where a calendar shows several
 */
export function componentOf(todo: DatedTodo, kind: FeedKind, origin: string, list: string | undefined): string {
  return kind === 'events' ? component('vevent', todo, eventOf(todo), origin, list) : taskText(todo, origin, list);
}

/** The same as a task, with or without a due day. */
export function taskText(todo: Task, origin: string, list: string | undefined): string {
  return component('vtodo', todo, taskOf(todo), origin, list);
}

function component(name: string, todo: Task, itsOwn: Property[], origin: string, list: string | undefined): string {
  const categories = [...(list === undefined ? [] : [list]), ...todo.labels].map(plain);
  return textOf(name, [
    ['uid', {}, 'text', uidOf(todo)],
    // Where a calendar has no METHOD, the time of the last change (RFC 5545 3.8.7.2).
    ['dtstamp', {}, 'date-time', secondsOf(todo.updated)],
    ['created', {}, 'date-time', secondsOf(todo.created)],
    ['last-modified', {}, 'date-time', secondsOf(todo.updated)],
    ['sequence', {}, 'integer', todo.version],
    ...itsOwn,
    ...(todo.content === '' ? [] : [['description', {}, 'text', plain(todo.content)] satisfies Property]),
    ...(categories.length === 0 ? [] : [['categories', {}, 'text', ...categories] satisfies Property]),
    ...(todo.priority === null ? [] : [['priority', {}, 'integer', priorityOf(todo.priority)] satisfies Property]),
    ['url', {}, 'uri', `${origin}${sitePaths.item(todo.id)}`],
  ]);
}

/** Ids repeat after a restored backup, and in another installation. */
function uidOf({ id, created }: Todo): string {
  return `todo-${id}-${Date.parse(created)}`;
}

/** An event of the whole day: without an end it lasts that one day, the last of the year 9999 too. */
function eventOf({ title, status, due, repeat }: DatedTodo): Property[] {
  const summary = status === 'DONE' ? `✓ ${title}` : title;
  return [
    ['summary', {}, 'text', plain(summary)],
    ['dtstart', {}, 'date', due],
    ...ruleOf(repeat),
    // A day with something to do is not a busy day.
    ['transp', {}, 'text', 'TRANSPARENT'],
  ];
}

/** A rule counts from DTSTART; programs show the day of DUE. */
function taskOf({ title, status, due, repeat }: Task): Property[] {
  const day: Property[] = due === null ? [] : [['due', {}, 'date', due]];
  const start: Property[] = due === null || repeat === null ? [] : [['dtstart', {}, 'date', due], ...ruleOf(repeat)];
  const done: Property[] = status === 'DONE' ? [['percent-complete', {}, 'integer', 100]] : [];
  return [['summary', {}, 'text', plain(title)], ...day, ...start, ['status', {}, 'text', statusOf[status]], ...done];
}

function ruleOf(repeat: string | null): Property[] {
  return repeat === null ? [] : [['rrule', {}, 'recur', ICAL.Recur.fromString(repeat).toJSON()]];
}

/** @param name of a component without others in it */
export function textOf(name: string, properties: Property[]): string {
  return `${new ICAL.Component([name, properties, []]).toString()}\r\n`;
}

/** Text without what RFC 5545 forbids in one: control characters, but for tabs; line ends become one character. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Times of a calendar have no fractions. */
function secondsOf(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}
