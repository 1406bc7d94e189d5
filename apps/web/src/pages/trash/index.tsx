import type { Todo } from '@todo/shared/todo';
import { listTodos } from '../../api/todos';
import { type TrashProps } from '../../features/trash/trash-page';
import { page } from '../../server/page';
import { refusalOf } from '../../server/refusal';
import { dayIn } from '../../server/zone';
import { toCard } from '../../ui/to-card';

export { TrashPage as default } from '../../features/trash/trash-page';

const trashRows = 50;

function deletionOf({ deleted, updated }: Todo, zone: string | null) {
  const time = deleted ?? updated;
  return { deleted: time, deletedDay: dayIn(zone, new Date(time)) };
}

export const getServerSideProps = page<TrashProps>(async (visit, { query }) => {
  const { frame, caller, today } = visit;
  const cursor = typeof query.cursor === 'string' ? query.cursor : undefined;
  try {
    const page = { limit: trashRows, count: true };
    const { value, next, total } = await listTodos(caller, { deleted: 'true', status: 'ALL', cursor }, page);
    const items = value.map((todo) => ({ ...toCard(todo), ...deletionOf(todo, visit.timeZone) }));
    const more = next === undefined ? null : `/trash?${new URLSearchParams({ cursor: next })}`;
    return { live: true, props: { frame, items, today, total: total ?? items.length, more, refusal: null } };
  } catch (error) {
    const { refusal, ...answer } = refusalOf(error);
    return { ...answer, props: { frame, items: [], today, total: 0, more: null, refusal } };
  }
});
