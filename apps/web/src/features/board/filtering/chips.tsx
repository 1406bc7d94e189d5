import { labelsIn } from '@todo/shared/todos/label-key';
import { type MouseEvent, useEffect, useRef } from 'react';
import { m } from '../../../messages/messages';
import { isShown, type Place } from '../lists/place';
import { type Counts, type Filter, hrefOf, isFiltered } from './filter';
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
  place: Place;
  go: Go;
}

/** Filters by date, priority, label and assignee, and the saved ones, each a link to the filtered page. */
export function Chips({ filter, counts, place, go }: Props) {
  const click = (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest('a');
    if (!link || link.matches('.save-filter') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void go(link.getAttribute('href') ?? '/');
  };
  const all = hrefOf({ view: filter.view, list: filter.list });
  const here = hrefOf({ ...filter, column: 'TODO', month: '' });
  const shown = place.choices.find((choice) => isShown(choice, filter.list));
  const isNew =
    shown?.writable && (isFiltered(filter) || filter.sort !== '') && !place.saved.some(({ href }) => href === here);
  const nav = useRef<HTMLElement>(null);
  // On a phone, one that is further along stands outside of the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another one
  useEffect(() => nav.current?.querySelector('.saved[aria-current]')?.scrollIntoView({ block: 'nearest' }), [here]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that Enter is pressed on is clicked
    <nav ref={nav} className="chips" aria-label={m.filter()} onClick={click}>
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
      {(place.isShared || filter.assignee) && (
        <a
          href={hrefOf({ ...filter, assignee: filter.assignee ? '' : 'me' })}
          aria-current={filter.assignee !== '' || undefined}
        >
          {m.chip_mine()}
        </a>
      )}
      {place.saved.map(({ id, name, href }) => (
        <a
          key={`saved-${id}`}
          className="saved"
          href={href === here ? all : href}
          aria-current={href === here || undefined}
        >
          <bdi>{name}</bdi>
        </a>
      ))}
      {isNew && (
        <a
          className="save-filter"
          href={`/my/lists/${shown.id}?${new URLSearchParams({ save: here.slice(2) })}#filters`}
        >
          {m.filter_save()}
        </a>
      )}
    </nav>
  );
}
