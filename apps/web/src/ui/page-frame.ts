export type Theme = 'light' | 'dark' | 'system';

/** How todos are shown. */
export type View = 'board' | 'list' | 'month';

/** Result of the action before this page. */
export interface Flash {
  text: string;
  /** The change that can be taken back: the todo, and the version that the change gave it. */
  undo?: { id: number; version: number };
  /** The action on several todos that can be taken back. */
  action?: string;
}

/** The parts of a page around its content. */
export interface Frame {
  /** Name of the machine that rendered the page. */
  host: string;
  theme: Theme;
  /** IANA name of the visitor's time zone; null if unknown. */
  zone: string | null;
  flash: Flash | null;
  /** Path of this page, for forms that return to it. */
  here: string;
  /** One-time key of the forms of this page; after an unknown outcome, that of the first attempt. */
  key: string;
  q: string;
  view: View;
  /** Id of the list that is shown, or `ALL`; empty for the visitor's own. */
  list: string;
  /** Name of the logged-in user; null without one. */
  account: string | null;
}
