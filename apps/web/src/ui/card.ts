import type { Priority } from '@todo/shared/todos/priority';
import type { Status } from '@todo/shared/todos/todo';
import { m } from '../messages/messages';

/** A todo as pages show it. */
export interface Card {
  /** Negative until the browser knows the id that the server assigned. */
  id: number;
  title: string;
  /** The beginning of the content; `long` says that there is more. */
  content: string;
  long: boolean;
  /** How many lines of the whole content can be ticked, and how many are. */
  boxes: number;
  ticked: number;
  status: Status;
  due: string | null;
  order: number;
  version: number;
  /** Id of the list that it is in; null where the server does not say. */
  list: number | null;
  /** Id of the account that is to do it. */
  assignee: number | null;
  /** Rule of RFC 5545 by which it is due again, and what that counts from; null for once. */
  repeat: string | null;
  repeatFrom: string | null;
  priority: Priority | null;
  labels: string[];
}

/** A card with default values, except for those given. */
export function cardOf(named: Pick<Card, 'id' | 'title' | 'order'> & Partial<Card>): Card {
  const nothing = {
    content: '',
    long: false,
    boxes: 0,
    ticked: 0,
    due: null,
    version: 0,
    list: null,
    assignee: null,
    repeat: null,
    repeatFrom: null,
    priority: null,
    labels: [],
  };
  return { ...nothing, status: 'TODO', ...named };
}

/** A column of the board, or the only list of the other views. */
export interface CardList {
  /** The status of a column, or `ALL` where statuses are mixed. */
  key: Status | 'ALL';
  cards: Card[];
  /** Number of todos in this list, shown here or not. */
  total: number;
  /** Page with the todos that are not shown here. */
  more: string | null;
}

/** The statuses in words, in the language of the page. */
export const statusNames: Readonly<Record<Status, string>> = {
  get TODO() {
    return m.status_todo();
  },
  get PROGRESS() {
    return m.status_progress();
  },
  get DONE() {
    return m.status_done();
  },
};
/** The priorities in words. */
export const priorityNames: Readonly<Record<Priority, () => string>> = {
  1: m.priority_high,
  2: m.priority_medium,
  3: m.priority_low,
};
/** In the order of their columns. */
export const statuses: Status[] = ['TODO', 'PROGRESS', 'DONE'];

/** A column in manual order: its cards are sorted by their `order`, and a card can be moved between two others. */
export function isManual(key: CardList['key']): boolean {
  return key === 'TODO' || key === 'PROGRESS';
}
