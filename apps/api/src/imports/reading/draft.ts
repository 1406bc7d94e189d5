import type { RepeatFrom } from '@todo/shared/repeat/repeat';
import type { Status } from '@todo/shared/todos/todo';

/** What is said of an entry that is imported, but not as it was. */
export type NoticeCode =
  | 'title_shortened'
  | 'day_unreadable'
  | 'day_order'
  | 'time_dropped'
  | 'status_unknown'
  | 'priority_unknown'
  | 'repeat_unreadable'
  | 'labels_dropped'
  | 'assignee_unknown'
  | 'attachments_dropped'
  | 'comments_dropped'
  | 'subtask'
  | 'archived'
  | 'trashed';

/** Why an entry cannot be imported. */
export type FaultCode = 'no_title' | 'content_too_long' | 'malformed';

/** An entry of a file as its program has written it, in our words. Members that are left out have their defaults. */
export interface Draft {
  /** Of a table the line, else which entry, from 1. */
  line: number;
  title: string;
  content?: string;
  status?: Status;
  /** A day, `YYYY-MM-DD`. */
  due?: string | undefined;
  priority?: number | null | undefined;
  labels?: readonly string[];
  /** A rule of RFC 5545. */
  repeat?: string | undefined;
  repeatFrom?: RepeatFrom | undefined;
  /** Name of a member of the list. */
  assignee?: string | undefined;
  /** When it was made, in any form that `Date` reads. */
  created?: string | undefined;
  /** What the program calls it; the same entry has the same name in the next file. */
  key?: string | undefined;
  /** The todo that it is itself, where the file was exported from this list. */
  self?: { id: number; created: string } | undefined;
  notices: NoticeCode[];
  /** It is left out on purpose, as its notices say. */
  isLeft?: true;
}

/** How the person who imports wants a file to be read. */
export interface ReadingChoices {
  dates: 'mdy' | 'dmy';
  /** IANA zone in which a moment is a day. */
  tz: string;
  /** Today's day there. */
  today: string;
  /** Names of columns by what they are. */
  columns: ReadonlyMap<string, string>;
}

/** The entries of a file, while it is read. */
export type Drafts = AsyncIterable<Draft>;
