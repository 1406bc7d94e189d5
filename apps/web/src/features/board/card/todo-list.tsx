import { Fragment, type ReactNode } from 'react';
import { m } from '../../../messages/messages';
import { type Card, type CardList, isManual, statusNames } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import { groupsOf } from '../groups';
import type { Around } from '../lists/place';
import type { Board } from '../writes/board';
import { drawCard } from './draw-card';

const adds = { TODO: m.column_add_todo, PROGRESS: m.column_add_progress, DONE: m.column_add_done } as const;

interface Props {
  list: CardList;
  board: Board;
  today: string | null;
  q: string;
  empty: string;
  /** The column shows every todo of one list that has its status. */
  whole: boolean;
  around(card: Card): Around;
  /** Grouped by how near the due date is. */
  grouped: boolean;
  /** The quick-add line, in the column that has it. */
  add: ReactNode;
  /** Path of this page. */
  here: string;
  /** Whether the cards are rendered with checkboxes for selecting them, for use without JavaScript. */
  boxes: boolean;
}

/** A column of the board, or the whole list view. */
export function TodoList(props: Props) {
  const { list, board, today, q, empty, whole, around, grouped, add, here, boxes } = props;
  const { key, cards, total, more } = list;
  const manual = isManual(key);
  const label = key === 'ALL' ? m.todos() : statusNames[key];
  const shown = total > cards.length ? m.shown_of({ count: cards.length }) : '';
  const groups = grouped && today ? groupsOf(cards, today) : [{ name: 'all', title: '', cards }];
  const drawn = (card: Card, index: number) =>
    drawCard({
      board,
      around: around(card),
      card,
      today,
      q,
      previous: manual ? beside(card, cards[index - 1]) : undefined,
      next: manual ? beside(card, cards[index + 1]) : undefined,
      showStatus: key === 'ALL',
      boxes,
      here,
    });
  return (
    <section className={`column ${key}`} aria-labelledby={`column-${key}`} data-status={key}>
      <h2 id={`column-${key}`} tabIndex={-1}>
        {label} <span className="count">{total}</span>
        {shown && <small>{shown}</small>}
        {key !== 'ALL' && (
          <a
            className="plus"
            data-status={key}
            href={`/items/new?${new URLSearchParams({ status: key, back: here })}`}
            aria-label={adds[key]()}
          >
            <Icon name="plus" />
          </a>
        )}
      </h2>
      {key !== 'ALL' && add}
      {/* biome-ignore lint/a11y/noRedundantRoles: without numbers, Safari takes it for no list */}
      <ol className="cards" role="list">
        {groups.map((group) => (
          <Fragment key={group.name}>
            {group.title && (
              <li className={`group ${group.name}`}>
                <h3>
                  {group.title} <span className="count">{group.cards.length}</span>
                </h3>
              </li>
            )}
            {group.cards.map(drawn)}
          </Fragment>
        ))}
      </ol>
      {cards.length === 0 && <p className="empty">{empty}</p>}
      {key === 'DONE' && whole && total > 0 && (
        <button type="submit" form="act" formAction="/items/clear" className="quiet">
          {m.clear_completed()}
        </button>
      )}
      {more && (
        <a className="more" href={more} data-more={key}>
          {key === 'DONE' ? m.older() : m.more()}
        </a>
      )}
    </section>
  );
}

/** The id of a neighbor in the same list: todos of different lists have no order between them. */
function beside({ list }: Card, neighbor: Card | undefined): number | undefined {
  return neighbor?.list === list ? neighbor.id : undefined;
}
