/** The search and the filters in the address of a board or a list. */
export interface Filter {
  view: 'board' | 'list';
  /** Id of a list; empty is the own one. */
  list: string;
  q: string;
  due: string;
  /** Chosen statuses of the list view; empty means all. */
  status: string;
  sort: string;
}
