import type { Day } from '@todo/shared/dates/day';
import type { ReactNode } from 'react';
import { m } from '../../../messages/messages';
import type { Card } from '../../../ui/card';
import { formatOf } from '../../../ui/dates/calendar-day';
import { Icon } from '../../../ui/icon';

/** Cards of a day that are shown at once; the others open. */
const shownCards = 3;

interface Props {
  day: Day;
  cards: Card[];
  isToday: boolean;
  /** A day of the month before or after. */
  isOutside: boolean;
  /** Path of this page. */
  here: string;
  draw(card: Card): ReactNode;
}

/** One day of a month. */
export function DayCell({ day, cards, isToday, isOutside, here, draw }: Props) {
  const marks = `${isToday ? ' today' : ''}${isOutside ? ' outside' : ''}${cards.length === 0 ? ' free' : ''}`;
  const rest = cards.length > shownCards + 1 ? cards.slice(shownCards) : [];
  const date = formatOf('weekday-day', { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(day));
  return (
    <li className={`day${marks}`} data-day={day} aria-current={isToday ? 'date' : undefined}>
      <h3>
        <time dateTime={day}>
          <span className="number" aria-hidden="true">
            {Number(day.slice(8))}
          </span>
          <span className="date">{date}</span>
        </time>
        {isToday && <span className="sr-only"> {m.due_today()}</span>}
        <a
          className="plus"
          href={`/items/new?${new URLSearchParams({ due: day, back: here })}`}
          aria-label={m.add_on_day({ day: date })}
        >
          <Icon name="plus" />
        </a>
      </h3>
      {cards.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without numbers, Safari takes it for no list
        <ol className="cards" role="list">
          {cards.slice(0, cards.length - rest.length).map(draw)}
        </ol>
      )}
      {rest.length > 0 && (
        <details className="rest">
          <summary>{m.month_more({ count: rest.length })}</summary>
          {/* biome-ignore lint/a11y/noRedundantRoles: without numbers, Safari takes it for no list */}
          <ol className="cards" role="list">
            {rest.map(draw)}
          </ol>
        </details>
      )}
    </li>
  );
}
