import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import { limits } from '@todo/shared/limits';
import type { List } from '@todo/shared/lists/list';
import { m } from '../../../messages/messages';
import { Field } from '../../../ui/fields/field';
import { filterHref } from '../../../ui/list-names';
import type { Frame } from '../../../ui/page-frame';
import type { Refusal } from '../../../ui/refusal-summary';

/** A name for a filter that is being typed, or was refused. */
export interface TypedFilter {
  /** null for one that is not saved yet. */
  id: number | null;
  name: string;
  query: string;
}

/** A saved filter with what it shows in words. */
export type DescribedFilter = Pick<SavedFilter, 'id' | 'name' | 'query'> & { words: string };

interface Props {
  frame: Frame;
  list: List;
  filters: DescribedFilter[];
  typed: (TypedFilter & { words: string }) | null;
  refusal: Refusal | null;
}

/** The saved filters of a list: one that is to be saved, and the others to be opened, renamed, moved and deleted. */
export function FiltersSection({ frame, list, filters, typed, refusal }: Props) {
  const isNew = typed?.id === null;
  const error = typed ? refusal?.fields.find((field) => field.name === 'called')?.detail : undefined;
  return (
    <section id="filters" className="panel" aria-labelledby="filters-title">
      <h2 id="filters-title">
        {m.saved_filters()} <span className="count">{filters.length}</span>
      </h2>
      {isNew && list.role !== 'viewer' && (
        <form method="post" action={`/my/lists/${list.id}/save-filter`} className="fields">
          <Hidden frame={frame} n="new" fields={{ query: typed.query, shown: filterHref(list, typed.query) }} />
          <Field name="called" label={m.filter_name()} hint={typed.words} error={error}>
            {(aria) => (
              <input {...aria} defaultValue={typed.name} maxLength={2 * limits.nameCodePoints} required dir="auto" />
            )}
          </Field>
          <div className="row">
            <button type="submit" className="primary">
              {m.filter_save()}
            </button>
            <a className="button" href={filterHref(list, typed.query)}>
              {m.cancel()}
            </a>
          </div>
        </form>
      )}
      {filters.length === 0 && !isNew && <p className="hint">{m.saved_filters_none()}</p>}
      {filters.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {filters.map((filter, n) => (
            <li key={filter.id}>
              <p>
                <a href={filterHref(list, filter.query)} dir="auto" id={`filter-${filter.id}`}>
                  {filter.name}
                </a>{' '}
                <span className="hint" dir="auto">
                  {filter.words}
                </span>
              </p>
              {list.role !== 'viewer' && (
                <FilterForm
                  frame={frame}
                  list={list}
                  filter={filter}
                  place={n}
                  isLast={n === filters.length - 1}
                  typed={typed?.id === filter.id ? typed.name : undefined}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FilterFormProps {
  frame: Frame;
  list: List;
  filter: DescribedFilter;
  place: number;
  isLast: boolean;
  /** Name that was refused. */
  typed: string | undefined;
}

function FilterForm({ frame, list, filter, place, isLast, typed }: FilterFormProps) {
  const { id, name, query } = filter;
  const address = (action: string) => `/my/lists/${list.id}/${action}-filter`;
  const move = (to: number, text: string) => (
    <button type="submit" name="place" value={to} formAction={address('place')} formNoValidate>
      {text}
    </button>
  );
  return (
    <form method="post" action={address('rename')} aria-labelledby={`filter-${id}`}>
      <Hidden frame={frame} n={String(id)} fields={{ filter: String(id), query }} />
      <label className="sr-only" htmlFor={`filter-name-${id}`}>
        {m.label_name({ label: name })}
      </label>
      <input
        id={`filter-name-${id}`}
        name="called"
        defaultValue={typed ?? name}
        maxLength={2 * limits.nameCodePoints}
        required
        dir="auto"
      />
      <button type="submit">{m.rename()}</button>
      {place > 0 && move(place - 1, m.move_up())}
      {!isLast && move(place + 1, m.move_down())}
      <button type="submit" className="danger" formAction={address('remove')} formNoValidate>
        {m.delete_it()}
      </button>
    </form>
  );
}

/** @param n tells the one-time keys of the forms of this page apart */
function Hidden({ frame, n, fields }: { frame: Frame; n: string; fields: Record<string, string> }) {
  const all = { key: `${frame.key}-f${n}`, back: frame.here, ...fields };
  return (
    <>
      {Object.entries(all).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
