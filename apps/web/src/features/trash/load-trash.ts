import type { Todo } from '@todo/shared/todos/todo';
import { listTodos } from '../../api/todos';
import { page } from '../../server/page';
import { refusalOf, withRefusal } from '../../server/refusal';
import { dayIn } from '../../server/zone';
import { toCard } from '../../ui/to-card';
import type { TrashProps } from './trash-page';

const trashRows = 50;

/** /trash */
export const trashRoute = page<TrashProps>(async (context, { query }) => {
  const { frame, request, today, timeZone } = context;
  const cursor = typeof query.cursor === 'string' ? query.cursor : undefined;
  const q = typeof query.q === 'string' ? query.q.trim() : '';
  try {
    const filter = { deleted: 'true', status: 'ALL', cursor, q, tz: q && (timeZone ?? 'UTC') } as const;
    const { value, next, total } = await listTodos(request, filter, { limit: trashRows, count: true });
    const items = value.map((todo) => ({ ...toCard(todo), ...deletionOf(todo, timeZone) }));
    const more = next === undefined ? null : `/trash?${new URLSearchParams({ ...(q && { q }), cursor: next })}`;
    return { live: true, props: { frame, q, items, today, total: total ?? items.length, more, refusal: null } };
  } catch (error) {
    return withRefusal(refusalOf(error), { frame, q, items: [], today, total: 0, more: null });
  }
});

function deletionOf({ deleted, updated }: Todo, zone: string | null) {
  const time = deleted ?? updated;
  return { deleted: time, deletedDay: dayIn(zone, new Date(time)) };
}
