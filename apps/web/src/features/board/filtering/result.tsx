import { m } from '../../../messages/messages';
import { type Filter, hrefOf } from './filter';
import type { Go } from './in-place';

/** How many todos a search has found, and a link that ends it. */
export function Result({ filter, found, go }: { filter: Filter; found: number; go: Go }) {
  const all = hrefOf({ view: filter.view, list: filter.list });
  return (
    <p className="result" role="status">
      {m.found_with({ count: found, q: filter.q })}{' '}
      <a
        href={all}
        onClick={(event) => {
          event.preventDefault();
          const field = document.querySelector<HTMLInputElement>('input[type=search]');
          if (field) field.value = '';
          void go(all);
        }}
      >
        {m.show_all()}
      </a>
    </p>
  );
}
