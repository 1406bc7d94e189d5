import { labelsIn } from '@todo/shared/todos/label-key';
import type { Status } from '@todo/shared/todos/todo';
import type { View } from '../../../ui/page-frame';

/** The search and the filters in the address of a board, a list or a month. */
export interface Filter {
  view: View;
  /** Month that is shown, `YYYY-MM`; empty is the one of today. */
  month: string;
  /** Id of a list, or `ALL`; empty is the own one. */
  list: string;
  /** `me`: what the visitor is to do. */
  assignee: string;
  /** Comma-separated levels, or `none`. */
  priority: string;
  /** Labels separated by commas, all of which a todo must have. */
  label: string;
  q: string;
  due: string;
  /** Chosen statuses of the list view; empty means those that a list begins with. */
  status: string;
  sort: string;
  /** Column that a narrow board shows. */
  column: Status;
}

/** How many active todos each chip would show; undefined where that is not known. */
export interface Counts {
  all?: number | undefined;
  today?: number | undefined;
  overdue?: number | undefined;
  none?: number | undefined;
}

/** Statuses of a list for which none was chosen: what is to do; a search looks everywhere. */
export function listStatuses({ status, q }: Pick<Filter, 'status' | 'q'>): string {
  return status || (q ? 'TODO,PROGRESS,DONE' : 'TODO,PROGRESS');
}

/** Whether something is filtered out. */
export function isFiltered({ q, due, assignee, priority, label, status }: Filter): boolean {
  return Boolean(q || due || assignee || priority || label || status);
}

/** The same address with one more label. @param here path of a board or a list */
export function withLabel(here: string, label: string): string {
  const { searchParams } = new URL(here, 'http://here');
  const labels = labelsIn(searchParams.get('label') ?? '');
  searchParams.set('label', [...new Set([...labels, label])].join());
  searchParams.delete('cursor');
  return `/?${searchParams}`;
}

/** Address of the board or list with a filter. */
export function hrefOf(parts: Partial<Filter> & { cursor?: string | undefined }): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    const isDefault = (name === 'view' && value === 'board') || (name === 'column' && value === 'TODO');
    if (value && !isDefault) search.set(name, value);
  }
  return search.size > 0 ? `/?${search}` : '/';
}
