import { m } from '../../messages/messages';

/** Searches the trash, which the search of the board does not include. */
export function TrashSearch({ q }: { q: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: some supported browsers do not know the search element
    <form className="trash-search row" role="search" action="/trash" aria-label={m.search_trash()}>
      <input type="search" name="q" defaultValue={q} aria-label={m.search_trash()} dir="auto" />
      <button type="submit">{m.search()}</button>
      {q && <a href="/trash">{m.show_all()}</a>}
    </form>
  );
}
