import type { Status } from '@todo/shared/todos/todo';
import { m } from '../messages/messages';

/** A todo as a page needs it. */
export interface Card {
  /** Negative while the browser has not heard yet which id the server gave it. */
  id: number;
  title: string;
  /** The beginning of the content; `long` says that there is more. */
  content: string;
  long: boolean;
  status: Status;
  due: string | null;
  order: number;
  version: number;
  /** Id of the list that it is in; null where the server does not say. */
  list: number | null;
  /** Id of the account that is to do it. */
  assignee: number | null;
}

/** A card on which nothing is typed yet but what is named. */
export function cardOf(named: Pick<Card, 'id' | 'title' | 'order'> & Partial<Card>): Card {
  const nothing = { content: '', long: false, due: null, version: 0, list: null, assignee: null };
  return { ...nothing, status: 'TODO', ...named };
}

/** A column of the board, or the only list of the other views. */
export interface CardList {
  /** The status of a column, or `ALL` where statuses are mixed. */
  key: Status | 'ALL';
  cards: Card[];
  /** All todos of this list, shown here or not. */
  total: number;
  /** Page with those that are not shown here. */
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
/** In the order of their columns. */
export const statuses: Status[] = ['TODO', 'PROGRESS', 'DONE'];

/** A column in manual order: its cards stand by their `order`, and each can be put between two others. */
export function isManual(key: CardList['key']): boolean {
  return key === 'TODO' || key === 'PROGRESS';
}
