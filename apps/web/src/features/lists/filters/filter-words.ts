import { labelsIn } from '@todo/shared/todos/label-key';
import { priorityOf } from '@todo/shared/todos/priority';
import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../../messages/messages';
import { priorityNames, statusNames } from '../../../ui/card';
import { sortNames } from '../../../ui/list-names';

/** What a filter shows, in words. @param people names of members, by their ids */
export function filterWords(query: string, people: ReadonlyMap<number, string>): string {
  const search = new URLSearchParams(query);
  const part = (name: string, say: (value: string) => string) => {
    const value = search.get(name);
    return value ? [say(value)] : [];
  };
  return [
    ({ list: m.list, month: m.month }[search.get('view') ?? ''] ?? m.board)(),
    ...part('q', (q) => m.filter_search({ q })),
    ...part('due', dueWords),
    ...part('priority', (levels) => levels.split(',').map(priorityWords).join(', ')),
    ...part('label', (labels) =>
      labelsIn(labels)
        .map((label) => `#${label}`)
        .join(' '),
    ),
    ...part('assignee', (who) => assigneeWords(who, people)),
    ...part('status', (some) =>
      some
        .split(',')
        .map((status) => statusNames[status as Status] ?? status)
        .join(', '),
    ),
    ...part('sort', (sort) => m.filter_sort({ order: sortNames[sort]?.() ?? sort })),
  ].join(' · ');
}

function dueWords(due: string): string {
  const names: Record<string, () => string> = { today: m.due_today, overdue: m.chip_overdue, none: m.chip_none };
  return names[due]?.() ?? due.replace('..', ' – ');
}

function priorityWords(level: string): string {
  return priorityNames[Number(priorityOf(level))]?.() ?? m.priority_none();
}

function assigneeWords(who: string, people: ReadonlyMap<number, string>): string {
  if (who === 'me') return m.chip_mine();
  return who === 'none' ? m.nobody_yet() : (people.get(Number(who)) ?? m.assignee());
}
