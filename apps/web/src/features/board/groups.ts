import { m } from '../../messages/messages';
import { type Card, statusNames } from '../../ui/card';
import { daysUntil } from '../../ui/dates/calendar-day';

export interface Group {
  name: string;
  title: string;
  cards: Card[];
}

const week = 6;

const titles = {
  overdue: m.chip_overdue,
  today: m.due_today,
  week: m.group_week,
  later: m.group_later,
  none: m.chip_none,
  done: () => statusNames.DONE,
};

/** Groups the cards of a list that is sorted by date by how near the date is; completed ones come last. */
export function groupsOf(cards: Card[], today: string): Group[] {
  const names = Object.keys(titles) as (keyof typeof titles)[];
  const groups = names.map((name) => ({ name, title: (titles[name] as () => string)(), cards: [] as Card[] }));
  for (const card of cards) groups.find(({ name }) => name === nameOf(card, today))?.cards.push(card);
  return groups.filter((group) => group.cards.length > 0);
}

function nameOf({ status, due }: Card, today: string): keyof typeof titles {
  if (status === 'DONE') return 'done';
  if (due === null) return 'none';
  const days = daysUntil(due, today);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= week ? 'week' : 'later';
}
