import { m } from '../../messages/messages';
import { Icon } from '../icon';
import type { Frame } from '../page-frame';

export type Search = (q: string, when: 'once' | 'soon') => void;

/** The search over all todos; on a narrow page it opens over the bar. */
export function SearchForm({ frame, search }: { frame: Frame; search: Search | undefined }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too young for the browsers we serve
    <form
      className="search"
      role="search"
      action="/"
      onSubmit={(event) => {
        if (!search) return;
        event.preventDefault();
        search(String(new FormData(event.currentTarget).get('q')), 'once');
      }}
    >
      {frame.view !== 'board' && <input type="hidden" name="view" value={frame.view} />}
      {frame.list && <input type="hidden" name="list" value={frame.list} />}
      <Icon name="search" />
      <input
        type="search"
        id="q"
        name="q"
        defaultValue={frame.q}
        aria-label={m.search_todos()}
        placeholder={m.search()}
        onInput={(event) => search?.(event.currentTarget.value, 'soon')}
      />
      <button type="submit" className="without-script">
        {m.search()}
      </button>
    </form>
  );
}
