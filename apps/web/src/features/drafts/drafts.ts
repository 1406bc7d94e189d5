import { forBrowser, forTab } from '../../browser/storage';
import { thisTab } from '../../browser/tab';
import type { Fields } from '../outbox/send';

/**
 * Unsaved text, stored for this tab until it is sent or discarded: a reload, or following a link and coming back, loses
 * nothing.
 */
export interface Draft {
  fields: Fields;
  /** The version of the todo that the draft is based on. */
  version?: number;
  /** It was submitted as a form; the next page finds out whether it arrived. */
  sent?: true;
}

const prefix = 'draft.';
/** Prefix of drafts that a page has left behind: its tab may be closed. */
const left = 'left.';
let owner = '';

/** Selects the account whose drafts are read and stored. */
export function draftsOf(account: string): void {
  owner = `${prefix}${account}.`;
}

/** Reads a draft of the current account. */
export function readDraft(name: string): Draft | undefined {
  return draftIn(forTab.get(owner + name));
}

/** Stores a draft, replacing the one with this name. */
export function keepDraft(name: string, draft: Draft): void {
  forTab.set(owner + name, JSON.stringify(draft));
}

/** Removes a draft that was sent or discarded. */
export function dropDraft(name: string): void {
  forTab.remove(owner + name);
}

/** Renames a draft whose todo has got its id from the server. */
export function moveDraft(from: string, to: string): void {
  const draft = readDraft(from);
  if (!draft) return;
  keepDraft(to, draft);
  dropDraft(from);
}

/** Takes over the drafts of closed tabs in a new tab. */
function inheritDrafts(): void {
  forBrowser.remove(left + thisTab.id);
  if (!thisTab.isNew) return;
  for (const name of forBrowser.names(left)) {
    const drafts: Record<string, string> = parse(forBrowser.get(name)) ?? {};
    for (const [draft, text] of Object.entries(drafts)) forTab.set(draft, text);
    forBrowser.remove(name);
  }
}

/** Marks the drafts as left behind when the page is left: if the tab is closing, another tab may take them over. */
function leaveDrafts(): void {
  const drafts = Object.fromEntries(forTab.names(prefix).map((name) => [name, forTab.get(name)]));
  if (Object.keys(drafts).length > 0) forBrowser.set(left + thisTab.id, JSON.stringify(drafts));
}

/** Ids of the todos whose edits have drafts. */
export function editDrafts(): number[] {
  return forTab.names(`${owner}edit.`).map((name) => Number(name.slice(`${owner}edit.`.length)));
}

/** Drops the draft of a form that was accepted. */
export function dropSentDrafts(): void {
  for (const name of forTab.names(owner)) if (draftIn(forTab.get(name))?.sent) forTab.remove(name);
}

/** Drops all drafts at log-out: the next person at this machine must not find them. */
export function dropAllDrafts(): void {
  for (const name of forTab.names(prefix)) forTab.remove(name);
  for (const name of forBrowser.names(left)) forBrowser.remove(name);
}

function draftIn(text: string | null): Draft | undefined {
  const draft = parse<Draft>(text);
  return draft?.fields && draft;
}

function parse<T>(text: string | null): T | undefined {
  try {
    return JSON.parse(text ?? '') as T;
  } catch {
    return undefined;
  }
}

if (typeof window !== 'undefined') {
  inheritDrafts();
  addEventListener('pagehide', leaveDrafts);
  // The browser restores the page from its back/forward cache as it was left.
  addEventListener('pageshow', (event) => event.persisted && forBrowser.remove(left + thisTab.id));
}
