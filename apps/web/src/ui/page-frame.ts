export type Theme = 'light' | 'dark' | 'system';

/** Result of the action before this page. */
export interface Flash {
  text: string;
  /** The change that can be taken back: the todo, and the version that the change gave it. */
  undo?: { id: number; version: number };
}

/** The parts of a page around its content. */
export interface Frame {
  /** Name of the machine that rendered the page. */
  host: string;
  theme: Theme;
  /** IANA name of the visitor's time zone; null where nobody knows. */
  zone: string | null;
  flash: Flash | null;
  /** Path of this page, for forms that lead back to it. */
  here: string;
  /** One-time key of the forms of this page; where the outcome of a form is unknown, that of the first try. */
  key: string;
  q: string;
  view: 'board' | 'list';
  /** Id of the list that is shown, or `ALL`; empty is the own one. */
  list: string;
  /** Name of who is logged in; null where nobody logs in. */
  account: string | null;
}
