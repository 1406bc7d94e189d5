import { statuses, statusNames } from '../../ui/card';
import type { Filter } from './filter';

const dues = { '': 'Any time', today: 'Due today', overdue: 'Overdue', none: 'Without a date' };
const sorts = {
  '': 'Latest change',
  order: 'Manual order',
  due: 'Due date',
  title: 'Title',
  '-created': 'Newest',
  created: 'Oldest',
};

/** The filter as a plain form, so that the address always says what is shown. */
export function Filters({ filter }: { filter: Filter }) {
  const list = filter.view === 'list';
  const chosen = filter.status.split(',');
  return (
    <form className="filters" action="/" aria-label="Filter">
      {list && <input type="hidden" name="view" value="list" />}
      {filter.list && <input type="hidden" name="list" value={filter.list} />}
      {filter.q && <input type="hidden" name="q" value={filter.q} />}
      {list &&
        statuses.map((status) => (
          <label key={status}>
            <input type="checkbox" name="status" value={status} defaultChecked={chosen.includes(status)} />
            {statusNames[status]}
          </label>
        ))}
      <Choice label="Due" name="due" options={dues} value={filter.due} />
      {list && <Choice label="Sort" name="sort" options={sorts} value={filter.sort} />}
      <button type="submit">Apply</button>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  options: Record<string, string>;
  value: string;
}

function Choice({ label, name, options, value }: ChoiceProps) {
  return (
    <span className="choice">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={value}>
        {Object.entries(options).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
        {!(value in options) && <option value={value}>{value}</option>}
      </select>
    </span>
  );
}
