import { m } from '../../messages/messages';

/** The search in the trash, which is apart from that over all todos. */
export function TrashSearch({ q }: { q: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too young for the browsers we serve
    <form className="trash-search row" role="search" action="/trash" aria-label={m.search_trash()}>
      <input type="search" name="q" defaultValue={q} aria-label={m.search_trash()} dir="auto" />
      <button type="submit">{m.search()}</button>
      {q && <a href="/trash">{m.show_all()}</a>}
    </form>
  );
}
