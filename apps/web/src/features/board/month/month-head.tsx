import type { Day } from '@todo/shared/dates/day';
import type { MouseEvent } from 'react';
import { m } from '../../../messages/messages';
import { formatOf } from '../../../ui/dates/calendar-day';
import { type Counts, type Filter, hrefOf } from '../filtering/filter';
import type { Go } from '../filtering/in-place';
import type { Month } from './month';

interface Props {
  month: Month;
  filter: Filter;
  counts: Counts;
  go: Go;
}

/** The name of the month, the ways to others, and what has no day in any. */
export function MonthHead({ month, filter, counts, go }: Props) {
  const to = (day: Day | undefined) => hrefOf({ ...filter, month: day?.slice(0, 7) ?? '' });
  const click = async (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest('a');
    if (!link?.id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go(link.getAttribute('href') ?? '/');
    // The links of the next month take the place of these.
    requestAnimationFrame(() => document.getElementById(link.id)?.focus({ preventScroll: true }));
  };
  const name = formatOf('month', { month: 'long', year: 'numeric' }).format(new Date(month.first));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that Enter is pressed on is clicked
    <nav className="month-head" aria-label={m.month()} onClick={click}>
      <h2 id="month-name">{name}</h2>
      {month.previous && (
        <a id="previous-month" href={to(month.previous)} rel="prev" aria-label={m.previous_month()}>
          ‹
        </a>
      )}
      <a id="this-month" href={to(undefined)}>
        {m.this_month()}
      </a>
      {month.next && (
        <a id="next-month" href={to(month.next)} rel="next" aria-label={m.next_month()}>
          ›
        </a>
      )}
      {counts.none !== undefined && counts.none > 0 && (
        <a className="undated" href={hrefOf({ ...filter, view: 'list', month: '', due: 'none' })}>
          {m.month_undated({ count: counts.none })}
        </a>
      )}
      <a href={`/my/calendars${/^\d+$/.test(filter.list) ? `?list=${filter.list}` : ''}`}>{m.calendars()}</a>
    </nav>
  );
}
