import { priorities } from '@todo/shared/todos/priority';
import type { FormEvent } from 'react';
import { m } from '../../../messages/messages';
import { priorityNames, statuses, statusNames } from '../../../ui/card';
import { sortNames } from '../../../ui/list-names';
import { type Filter, hrefOf, listStatuses } from './filter';
import type { Go } from './in-place';

/** Filters and order of a list view as a plain GET form: the address always says what is shown. */
export function Filters({ filter, go }: { filter: Filter; go: Go }) {
  const chosen = listStatuses(filter).split(',');
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const status = form.getAll('status').join(',');
    const priority = String(form.get('priority'));
    void go(hrefOf({ ...filter, status, priority, sort: String(form.get('sort')) }));
  };
  return (
    <form className="filters" action="/" aria-label={m.filter()} onChange={apply} onSubmit={apply}>
      <input type="hidden" name="view" value="list" />
      {filter.list && <input type="hidden" name="list" value={filter.list} />}
      {filter.assignee && <input type="hidden" name="assignee" value={filter.assignee} />}
      {filter.label && <input type="hidden" name="label" value={filter.label} />}
      {filter.q && <input type="hidden" name="q" value={filter.q} />}
      {filter.due && <input type="hidden" name="due" value={filter.due} />}
      {statuses.map((status) => (
        <label key={status}>
          <input type="checkbox" name="status" value={status} defaultChecked={chosen.includes(status)} />
          {statusNames[status]}
        </label>
      ))}
      <label className="choice">
        {m.priority()}
        <select name="priority" defaultValue={filter.priority}>
          <option value="">{m.priority_any()}</option>
          {priorities.map((level) => (
            <option key={level} value={level}>
              {priorityNames[level]?.()}
            </option>
          ))}
          <option value="none">{m.priority_none()}</option>
          {filter.priority.includes(',') && <option value={filter.priority}>{severalNames(filter.priority)}</option>}
        </select>
      </label>
      <label className="choice">
        {m.sort()}
        <select name="sort" defaultValue={filter.sort}>
          {Object.entries(sortNames).map(([sort, name]) => (
            <option key={sort} value={sort}>
              {name()}
            </option>
          ))}
          {!(filter.sort in sortNames) && <option value={filter.sort}>{filter.sort}</option>}
        </select>
      </label>
      <button type="submit" className="without-script">
        {m.filter_apply()}
      </button>
    </form>
  );
}

/** The names of several comma-separated priorities. */
function severalNames(filter: string): string {
  return filter
    .split(',')
    .map((level) => priorityNames[Number(level)]?.() ?? m.priority_none())
    .join(', ');
}
