import { labelsIn } from '@todo/shared/todos/label-key';
import type { MouseEvent } from 'react';
import { m } from '../../../messages/messages';
import { type Counts, type Filter, hrefOf } from './filter';
import type { Go } from './in-place';

const dues: [due: string, name: () => string, count: keyof Counts][] = [
  ['', m.chip_all, 'all'],
  ['today', m.due_today, 'today'],
  ['overdue', m.chip_overdue, 'overdue'],
  ['none', m.chip_none, 'none'],
];

interface Props {
  filter: Filter;
  counts: Counts;
  /** The list has other members, to whom todos can be assigned. */
  isShared: boolean;
  go: Go;
}

/** Filters by date, priority, label and assignee, each a link to the filtered page. */
export function Chips({ filter, counts, isShared, go }: Props) {
  const click = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void go(link.getAttribute('href') ?? '/');
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that Enter is pressed on is clicked
    <nav className="chips" aria-label={m.filter()} onClick={click}>
      {dues.map(([due, name, count]) => (
        <a key={due} href={hrefOf({ ...filter, due })} aria-current={filter.due === due || undefined}>
          {name()} {due !== '' && <span className="count">{counts[count]}</span>}
        </a>
      ))}
      <a
        href={hrefOf({ ...filter, priority: filter.priority ? '' : '1' })}
        aria-current={filter.priority !== '' || undefined}
      >
        {filter.priority === '' || filter.priority === '1' ? m.chip_high() : m.priority()}
      </a>
      {labelsIn(filter.label).map((label, _, all) => (
        <a key={label} href={hrefOf({ ...filter, label: all.filter((each) => each !== label).join() })} aria-current>
          <bdi>#{label}</bdi>
        </a>
      ))}
      {(isShared || filter.assignee) && (
        <a
          href={hrefOf({ ...filter, assignee: filter.assignee ? '' : 'me' })}
          aria-current={filter.assignee !== '' || undefined}
        >
          {m.chip_mine()}
        </a>
      )}
    </nav>
  );
}
