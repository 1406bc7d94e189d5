import type { ReadLists } from '../../lists/access/in-list.js';
import { namesCaller } from '../search/search-sql.js';
import type { ListPlan } from './page.js';

/** What an answer depends on besides the rows. */
export interface ListQuestion {
  /** Scheme and host by which the client reached us. */
  origin: string;
  cursor: string | undefined;
}

/** The address of a list in canonical form, without its cursor. */
export function resourceOf({ origin }: ListQuestion, { spelling }: ListPlan): string {
  return `${origin}/todo?${spelling}`;
}

/**
 * Identifies a question: the same one at the same state of its lists has the same answer. It names the caller where
 * `me` is asked for, and the day where today is.
 */
export function questionOf(lists: ReadLists, question: ListQuestion, plan: ListPlan): string {
  const { assignee, search = [], today } = plan.filter;
  const caller = assignee === 'me' || namesCaller(search) ? lists.account : '';
  return `${lists.name} ${caller} ${today ?? ''} ${resourceOf(question, plan)} ${question.cursor ?? ''}`;
}
