import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../../messages/messages';
import { type CardList, statusNames } from '../../../ui/card';
import { type Filter, hrefOf } from './filter';

interface Props {
  lists: CardList[];
  filter: Filter;
  column: Status;
  choose(column: Status): void;
}

/** The columns of a narrow board as tabs. */
export function Tabs({ lists, filter, column, choose }: Props) {
  return (
    <nav className="tabs" aria-label={m.columns()}>
      {lists.map(
        ({ key, total }) =>
          key !== 'ALL' && (
            <a
              key={key}
              href={hrefOf({ ...filter, column: key })}
              aria-current={key === column || undefined}
              onClick={(event) => {
                event.preventDefault();
                choose(key);
              }}
            >
              {statusNames[key]} <span className="count">{total}</span>
            </a>
          ),
      )}
    </nav>
  );
}
