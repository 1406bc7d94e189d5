import { Status } from '@todo/shared/todos/todo';
import { viewOf } from '../../../ui/list-names';
import type { Filter } from './filter';

/** The filter in an address; a value that the API does not know is left for it to refuse. */
export function filterOf(search: URLSearchParams): Filter {
  return {
    view: viewOf(search.get('view')),
    month: search.get('month') ?? '',
    list: search.get('list') ?? '',
    assignee: search.get('assignee') ?? '',
    priority: search.getAll('priority').filter(Boolean).join(','),
    label: search.getAll('label').filter(Boolean).join(),
    q: search.get('q')?.trim() ?? '',
    due: search.get('due') ?? '',
    status: search.getAll('status').filter(Boolean).join(','),
    sort: search.get('sort') ?? '',
    column: Status.safeParse(search.get('column')).data ?? 'TODO',
  };
}
