import type { Card, CardList } from '../../../ui/card';
import type { NewLine } from '../../drafts/new-lines';
import type { Fields } from '../../outbox/send';
import type { Place } from '../lists/place';
import type { Change } from '../live/change';
import type { Marks } from '../live/use-live';
import type { CardRecords } from './card-records';

/** The result of the last action, for eyes and screen readers. */
export interface Notice {
  text: string;
  failed?: boolean;
  undo?: () => void;
}

/** A card that is being edited in its place; after a refusal with what was typed and why. */
export interface Editing {
  id: number;
  typed?: Fields;
  /** Field that has the focus at first, if not the title. */
  focus?: 'due' | 'priority';
  error?: string;
  /** Key of a try that may have arrived: the same text is sent again with the same key. */
  key?: string;
  /** The card as it was when its edit began, where it is not the card of now; null when nobody knows. */
  begun?: Card | null;
}

/** What a board knows beneath its actions. */
export interface Ground {
  owner: string;
  records: CardRecords;
  now(): CardList[];
  update(lists: CardList[]): void;
  focusNext(id: number | null): void;
  notify(notice: Notice): void;
  refresh(): Promise<boolean>;
  /** Sends after a while what waits. */
  later(): void;
  /** What waited for the answer can be shown. */
  release(): void;
}

/** The same for actions on several todos. */
export interface GroundOfSeveral extends Ground {
  steps: { beganSeveral(key: string): () => void; forget(key: string): void };
  /** The page shows all lists, so that a todo that goes to another one stays on it. */
  isAll: boolean;
}

/** The todos of a page, and everything that can be done with them there. */
export interface Board {
  lists: CardList[];
  /** Where the board is, if that was read anew. */
  place: Place | null;
  /** Who else has just changed a todo, by its id. */
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
  /** The same, and the focus stays at the place of the card: the next one there gets it. */
  triage(id: number, action: string, fields?: Fields): void;
  /** For what is loaded with its first use. */
  ground: GroundOfSeveral;
  /**
   * Shows the new todo at once.
   * @param isSearch the page shows what a search has found, and not everything
   * @returns the line when it was not added
   */
  add(line: NewLine, back: string, isSearch?: boolean): Promise<NewLine | undefined>;
  undo(): void;
  /** Does again what was undone last. */
  redo(): void;
  /** Shows the lists as the server has them. @returns false when they cannot be had */
  refresh(): Promise<boolean>;
  /** Shows the next page of a list behind what is shown of it. @param focuses the first of its cards gets the focus */
  more(key: string, focuses: boolean): Promise<void>;
  /** Leads to the page of a todo, as soon as it has one. */
  open(id: number): void;
  /** Name of a card that stays when the server gives it another id. */
  nameOf(id: number): number;
}
