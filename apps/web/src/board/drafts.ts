import type { Fields } from './send';
import { forTab } from './storage';

/**
 * What somebody is typing, kept for this tab until it is sent or thrown away: reloading, following a link and coming
 * back lose nothing.
 */
export interface Draft {
  fields: Fields;
  /** The version of the todo that it changes. */
  version?: number;
  /** It was sent as a form; the next page knows whether it arrived. */
  sent?: true;
}

const prefix = 'draft.';
let owner = '';

/** Drafts belong to who is logged in. */
export function draftsOf(account: string | null): void {
  owner = `${prefix}${account ?? ''}.`;
}

export function readDraft(name: string): Draft | undefined {
  return parse(forTab.get(owner + name));
}

export function keepDraft(name: string, draft: Draft): void {
  forTab.set(owner + name, JSON.stringify(draft));
}

export function dropDraft(name: string): void {
  forTab.remove(owner + name);
}

/** The todo of a draft has got another name. */
export function moveDraft(from: string, to: string): void {
  const draft = readDraft(from);
  if (!draft) return;
  keepDraft(to, draft);
  dropDraft(from);
}

/** Drafts of edits, by the id of their todo. */
export function editDrafts(): number[] {
  return forTab.names(`${owner}edit.`).map((name) => Number(name.slice(`${owner}edit.`.length)));
}

/** A form was accepted: what it sent is no draft any more. */
export function dropSentDrafts(): void {
  for (const name of forTab.names(owner)) if (parse(forTab.get(name))?.sent) forTab.remove(name);
}

/** Who leaves this machine wants nothing of theirs left in it. */
export function dropAllDrafts(): void {
  for (const name of forTab.names(prefix)) forTab.remove(name);
}

function parse(text: string | null): Draft | undefined {
  try {
    const draft: Draft | null = JSON.parse(text ?? 'null');
    return draft?.fields ? draft : undefined;
  } catch {
    return undefined;
  }
}
