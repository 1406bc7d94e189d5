import { labelsIn } from '@todo/shared/todos/label-key';
import type { Status } from '@todo/shared/todos/todo';
import type { View } from '../../../ui/page-frame';

/** The search and the filters in the address of a board, list or month view. */
export interface Filter {
  view: View;
  /** Month to show, `YYYY-MM`; empty for the current one. */
  month: string;
  /** Id of a list, or `ALL`; empty for the visitor's own list. */
  list: string;
  /** `me`: todos assigned to the visitor. */
  assignee: string;
  /** Comma-separated levels, or `none`. */
  priority: string;
  /** Labels separated by commas, all of which a todo must have. */
  label: string;
  q: string;
  due: string;
  /** Selected statuses of the list view, comma-separated; empty for the default ones. */
  status: string;
  sort: string;
  /** Column that a narrow board shows. */
  column: Status;
}

/** How many active todos each filter would show; undefined where that is unknown. */
export interface Counts {
  all?: number | undefined;
  today?: number | undefined;
  overdue?: number | undefined;
  none?: number | undefined;
}

/** Statuses of a list view if none is selected: the active ones; a search looks in all. */
export function listStatuses({ status, q }: Pick<Filter, 'status' | 'q'>): string {
  return status || (q ? 'TODO,PROGRESS,DONE' : 'TODO,PROGRESS');
}

/** Whether any filter or search is on. */
export function isFiltered({ q, due, assignee, priority, label, status }: Filter): boolean {
  return Boolean(q || due || assignee || priority || label || status);
}

/** The same address with one more label. @param here path of a board or list view */
export function withLabel(here: string, label: string): string {
  const { searchParams } = new URL(here, 'http://here');
  const labels = labelsIn(searchParams.get('label') ?? '');
  searchParams.set('label', [...new Set([...labels, label])].join());
  searchParams.delete('cursor');
  return `/?${searchParams}`;
}

/** Address of the board or list view with a filter. */
export function hrefOf(parts: Partial<Filter> & { cursor?: string | undefined }): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    const isDefault = (name === 'view' && value === 'board') || (name === 'column' && value === 'TODO');
    if (value && !isDefault) search.set(name, value);
  }
  return search.size > 0 ? `/?${search}` : '/';
}
