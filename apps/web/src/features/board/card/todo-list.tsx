import type { Member } from '@todo/shared/lists/member';
import { type CardList, isManual, statusNames } from '../../../ui/card';
import type { Board } from '../writes/board';
import { InlineEdit } from './inline-edit';
import { TodoCard } from './todo-card';

interface Props {
  list: CardList;
  board: Board;
  today: string | null;
  q: string;
  empty: string;
  /** The column shows all that has its status. */
  whole: boolean;
  members: Member[];
}

/** A column of the board, or the whole list view. */
export function TodoList({ list, board, today, q, empty, whole, members }: Props) {
  const { key, cards, total, more } = list;
  const manual = isManual(key);
  const label = key === 'ALL' ? 'Todos' : statusNames[key];
  const shown = total > cards.length ? ` (${cards.length} shown)` : '';
  return (
    <section className={`column ${key}`} aria-labelledby={`column-${key}`} data-status={key}>
      <h2 id={`column-${key}`} tabIndex={-1}>
        {label} <span className="count">{total}</span>
        {shown && <small>{shown}</small>}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without numbers, Safari takes it for no list */}
      <ol className="cards" role="list">
        {cards.map((card, index) =>
          board.editing?.id === card.id ? (
            <InlineEdit
              key={board.nameOf(card.id)}
              card={card}
              editing={board.editing}
              cancel={() => board.setEditing(null)}
              save={(fields, begun, key) => {
                board.setEditing(null);
                board.act(card.id, 'edit', fields, begun, key);
              }}
            />
          ) : (
            <TodoCard
              key={board.nameOf(card.id)}
              card={card}
              today={today}
              q={q}
              previous={manual ? cards[index - 1]?.id : undefined}
              next={manual ? cards[index + 1]?.id : undefined}
              showStatus={key === 'ALL'}
              assignee={members.find(({ id }) => id === card.assignee)?.name}
            />
          ),
        )}
      </ol>
      {cards.length === 0 && <p className="empty">{empty}</p>}
      {key === 'DONE' && whole && total > 0 && (
        <button type="submit" form="act" formAction="/items/clear" className="quiet">
          Clear completed
        </button>
      )}
      {more && (
        <a className="more" href={more}>
          {key === 'DONE' ? 'Older' : 'More'}
        </a>
      )}
    </section>
  );
}
