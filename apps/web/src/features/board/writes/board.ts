import type { Card, CardList } from '../../../ui/card';
import type { NewLine } from '../../drafts/new-lines';
import type { Fields } from '../../outbox/send';
import type { Place } from '../lists/place';
import type { Change } from '../live/change';
import type { Marks } from '../live/use-live';
import type { CardRecords } from './card-records';

/** The result of the last action, shown in the toast and announced to screen readers. */
export interface Notice {
  text: string;
  failed?: boolean;
  undo?: () => void;
}

/** A card that is being edited inline; after a rejection with the typed text and the reason. */
export interface Editing {
  id: number;
  typed?: Fields;
  /** Field that gets the focus first, if not the title. */
  focus?: 'due' | 'priority';
  error?: string;
  /** Idempotency key of an attempt that may have reached the server: the same text is sent with the same key. */
  key?: string;
  /** The card as it was when its edit began, if it has changed since; null if unknown. */
  begun?: Card | null;
}

/** The state and functions of a board that its actions are built on. */
export interface Ground {
  owner: string;
  records: CardRecords;
  now(): CardList[];
  update(lists: CardList[]): void;
  focusNext(id: number | null): void;
  notify(notice: Notice): void;
  refresh(): Promise<boolean>;
  /** Schedules another attempt to send the queued writes. */
  later(): void;
  /** Applies the changes of others that waited for the response. */
  release(): void;
}

/** The same for actions on several todos. */
export interface GroundOfSeveral extends Ground {
  steps: { beganSeveral(key: string): () => void; forget(key: string): void };
  /** The page shows all lists, so that a todo that is moved to another one stays on it. */
  isAll: boolean;
}

/** The todos of a page, and all actions on them. */
export interface Board {
  lists: CardList[];
  /** The lists and people around the board, if they were read again. */
  place: Place | null;
  /** Names of the people who have just changed a todo, by its id. */
  marks: Marks;
  notice: Notice | null;
  editing: Editing | null;
  /** Todos that were typed or pasted but not added. */
  lines: NewLine[];
  /** What somebody else has done with a todo while it is being edited here. */
  meanwhile(id: number): Change | undefined;
  setNotice(notice: Notice | null): void;
  setEditing(editing: Editing | null): void;
  setLines(lines: NewLine[]): void;
  /**
   * Does the same as the form at `/items/<id>/<action>`, and shows the result at once.
   * @param begun the card as it was when its edit began
   */
  act(id: number, action: string, fields?: Fields, begun?: Card | null, key?: string): void;
  /** Like `act`, but the focus keeps its place: it moves to the card that takes the place of this one. */
  triage(id: number, action: string, fields?: Fields): void;
  /** For code that is loaded at its first use. */
  ground: GroundOfSeveral;
  /**
   * Shows the new todo at once.
   * @param isSearch the page shows the results of a search, not the whole list
   * @returns the line if it was not added
   */
  add(line: NewLine, back: string, isSearch?: boolean): Promise<NewLine | undefined>;
  undo(): void;
  /** Repeats the write that was undone last. */
  redo(): void;
  /** Reloads the lists from the server. @returns false if that fails */
  refresh(): Promise<boolean>;
  /** Appends the next page of a list. @param focuses the first of its cards gets the focus */
  more(key: string, focuses: boolean): Promise<void>;
  /** Opens the page of a todo, as soon as the server has created it. */
  open(id: number): void;
  /** A React key for a card; it stays the same when the server gives the todo its id. */
  nameOf(id: number): number;
}
