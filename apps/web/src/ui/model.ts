import type { Status } from '@todo/shared/todo';

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

export interface Filter {
  view: 'board' | 'list';
  q: string;
  due: string;
  /** Chosen statuses of the list view; empty means all. */
  status: string;
  sort: string;
}

export type Theme = 'light' | 'dark' | 'system';

/** What the action before this page did. */
export interface Flash {
  text: string;
  /** The todo that can be brought back. */
  undo?: number;
}

/** What every page shows around its content. */
export interface Frame {
  /** Name of the machine that rendered the page. */
  host: string;
  theme: Theme;
  flash: Flash | null;
  /** Path of this page, for forms that lead back to it. */
  here: string;
  /** One-time key of the forms of this page; where the outcome of a form is unknown, that of the first try. */
  key: string;
  q: string;
  view: Filter['view'];
  /** Name of who is logged in; null where nobody logs in. */
  account: string | null;
}

/** Why an action was refused, for a person. */
export interface Refusal {
  title: string;
  detail: string;
  /** Form fields the errors belong to. */
  fields: { name: string; detail: string }[];
  /** To find the failure in our logs; empty when there is nothing to find. */
  requestId: string;
  /** What was asked for may have been done. */
  unknown?: boolean;
}

export const statusNames: Record<Status, string> = { TODO: 'To do', PROGRESS: 'In progress', DONE: 'Done' };
export const statuses: Status[] = ['TODO', 'PROGRESS', 'DONE'];
