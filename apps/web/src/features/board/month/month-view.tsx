import { weekdayOf } from '@todo/shared/dates/day';
import type { ReactNode } from 'react';
import { m } from '../../../messages/messages';
import type { Card, CardList } from '../../../ui/card';
import { formatOf } from '../../../ui/dates/calendar-day';
import type { Counts, Filter } from '../filtering/filter';
import type { Go } from '../filtering/in-place';
import { DayCell } from './day-cell';
import { monthOf } from './month';
import { MonthHead } from './month-head';

interface Props {
  list: CardList | undefined;
  filter: Filter;
  counts: Counts;
  today: string | null;
  /** Day by which the server chose the month. */
  rendered: string;
  go: Go;
  here: string;
  draw(card: Card): ReactNode;
}

/** A month in weeks, each todo on its day; on a narrow page, the days that have one. */
export function MonthView({ list, filter, counts, today, rendered, go, here, draw }: Props) {
  const month = monthOf(filter.month, rendered);
  const byDay = new Map<string | null, Card[]>();
  for (const card of list?.cards ?? []) byDay.set(card.due, [...(byDay.get(card.due) ?? []), card]);
  return (
    <>
      <MonthHead month={month} filter={filter} counts={counts} go={go} />
      <div className="weekdays" aria-hidden="true">
        {month.days.slice(0, 7).map((day) => (
          <span key={weekdayOf(day)}>{formatOf('weekday', { weekday: 'short' }).format(new Date(day))}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: without numbers, Safari takes it for no list */}
      <ol className="days" role="list" aria-labelledby="month-name">
        {month.days.map((day) => (
          <DayCell
            key={day}
            day={day}
            cards={(byDay.get(day) ?? []).sort(inDay)}
            isToday={day === today}
            isOutside={!day.startsWith(month.first.slice(0, 7))}
            here={here}
            draw={draw}
          />
        ))}
      </ol>
      {list?.more && (
        <p className="empty">
          {m.month_full({ count: list.cards.length })} <a href={list.more}>{m.all_todos()}</a>
        </p>
      )}
    </>
  );
}

/** What is done comes last, the rest in its manual order. */
function inDay(a: Card, b: Card): number {
  const done = Number(a.status === 'DONE') - Number(b.status === 'DONE');
  return done || a.order - b.order || a.id - b.id;
}
