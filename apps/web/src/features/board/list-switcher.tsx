import type { List } from '@todo/shared/lists/list';
import { listName } from '../../ui/list-names';

interface Props {
  lists: List[];
  /** Id of the list that is shown; empty is the own one. */
  current: string;
  view: 'board' | 'list';
}

/** The way to the other lists, and to their settings. */
export function ListSwitcher({ lists, current, view }: Props) {
  const shown = lists.find(({ id, own }) => (current ? String(id) === current : own));
  if (!shown) return null;
  return (
    <details className="switcher">
      <summary>
        <span className="sr-only">List: </span>
        <span dir="auto">{listName(shown)}</span>
      </summary>
      <nav aria-label="Lists">
        {lists.map((list) => (
          <a
            key={list.id}
            href={addressOf(list, view)}
            dir="auto"
            {...(list === shown && { 'aria-current': 'page' as const })}
          >
            {listName(list)}
          </a>
        ))}
        <a href={`/lists/${shown.id}`}>Settings of this list</a>
        <a href="/lists">All lists</a>
      </nav>
    </details>
  );
}

function addressOf({ id, own }: List, view: Props['view']): string {
  const search = new URLSearchParams({
    ...(view === 'list' && { view }),
    ...(!own && { list: String(id) }),
  }).toString();
  return search ? `/?${search}` : '/';
}
