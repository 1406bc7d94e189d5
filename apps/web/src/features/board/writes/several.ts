import { labelKey, labelsIn, withoutTwins } from '@todo/shared/todos/label-key';
import type { Status } from '@todo/shared/todos/todo';
import { oneTimeKey } from '../../../browser/one-time-key';
import type { Card, CardList } from '../../../ui/card';
import { forget, post } from '../../outbox/outbox';
import { type Fields, type SubmitError, Unanswered } from '../../outbox/send';
import { focusedCard } from '../keyboard/focus';
import type { GroundOfSeveral } from './board';
import { find, put, remove } from './lists';

/**
 * Does the same as the form at `/items/bulk`: changes several todos as one action. The change is shown at once; after
 * the response, which has an outcome for each todo, the lists are reloaded.
 * @param fields `status`, `due`, `assignee`, `list`, `label` with `labels`, or `delete`
 * @param path of another form that does so
 * @returns false if it was rejected
 */
export async function actOnSeveral(
  ground: GroundOfSeveral,
  ids: number[],
  fields: Fields,
  path = '/items/bulk',
): Promise<boolean> {
  const { owner, records, steps, isAll, now, update, focusNext, notify, refresh, later, release } = ground;
  const key = oneTimeKey();
  const before = now();
  let next = before;
  for (const id of ids) {
    const card = find(next, id)?.card;
    const after = card ? predict(card, fields, isAll) : null;
    next = after ? put(next, after) : remove(next, id);
    records.begin(id, after === null);
  }
  focusNext(nextFocus(before, next, ids));
  update(next);
  const undo = steps.beganSeveral(key);
  try {
    const { text = '', action } = await post({
      key,
      owner,
      path,
      fields: { ...fields, id: ids.join() },
    });
    for (const id of ids) records.end(id);
    await refresh();
    notify({ text, ...(action && { undo }) });
    return true;
  } catch (error) {
    const refused = error as SubmitError;
    for (const id of ids) records.end(id);
    steps.forget(key);
    notify({ text: refused.message, failed: true });
    if (await refresh()) forget(key);
    else if (refused instanceof Unanswered) later();
    else update(before);
    return false;
  } finally {
    for (const id of ids) records.stays(id);
    release();
  }
}

/** Moves all done todos of the list to the trash, shown here or not. @param back path of the board */
export function clearDone(ground: GroundOfSeveral, back: string): Promise<boolean> {
  const done = ground.now().flatMap(({ cards }) => cards.filter(({ id, status }) => id > 0 && status === 'DONE'));
  const ids = done.map(({ id }) => id);
  return actOnSeveral(ground, ids, { delete: '1', back }, '/items/clear');
}

/** Predicts the card; null if it leaves the page. */
function predict(card: Card, fields: Fields, isAll: boolean): Card | null {
  const { status = card.status, due = card.due, assignee = card.assignee, list } = fields;
  if (fields.delete !== undefined || (list !== undefined && !isAll)) return null;
  return {
    ...card,
    status: status as Status,
    due: due || null,
    assignee: Number(assignee) || null,
    list: list === undefined ? card.list : Number(list),
    labels: labelsAfter(card.labels, fields),
  };
}

function labelsAfter(before: string[], { label, labels = '' }: Fields): string[] {
  const meant = labelsIn(labels);
  const keys = new Set(meant.map(labelKey));
  if (label === 'add') return withoutTwins([...before, ...meant]);
  return label === 'remove' ? before.filter((each) => !keys.has(labelKey(each))) : before;
}

/** The focused card, or the next one if that leaves its place with the others. */
function nextFocus(before: CardList[], after: CardList[], ids: number[]): number | null {
  const focused = focusedCard() ?? ids[0];
  const place = focused === undefined ? undefined : find(before, focused);
  if (!place) return null;
  const { list, index, card } = place;
  const nearest = [...list.cards.slice(index), ...list.cards.slice(0, index).reverse()];
  return (nearest.find(({ id }) => find(after, id)?.list.key === list.key) ?? card).id;
}
