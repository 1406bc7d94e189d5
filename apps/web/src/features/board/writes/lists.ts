import { boxesOf } from '@todo/shared/todos/checklist';
import { priorityOf } from '@todo/shared/todos/priority';
import { type Card, type CardList, isManual } from '../../../ui/card';
import { boxField } from '../../../ui/fields/box-field';
import { typedRule } from '../../../ui/repeat/repeat-form';
import { tallied } from '../../../ui/to-card';

/** A card with its list and its index in it. */
export interface Place {
  card: Card;
  list: CardList;
  index: number;
}

/** Where a card is; undefined if it is not shown. */
export function find(lists: CardList[], id: number): Place | undefined {
  for (const list of lists) {
    const index = list.cards.findIndex((card) => card.id === id);
    const card = list.cards[index];
    if (card) return { card, list, index };
  }
  return undefined;
}

/** Id of the card that moves up when the one at `index` leaves; null if there is none. */
export function neighborOf({ cards }: CardList, index: number): number | null {
  return (cards[index + 1] ?? cards[index - 1])?.id ?? null;
}

/** The lists without a card. */
export function remove(lists: CardList[], id: number): CardList[] {
  return lists.map((list) => {
    const cards = list.cards.filter((card) => card.id !== id);
    return cards.length === list.cards.length ? list : { ...list, cards, total: list.total - 1 };
  });
}

/** Inserts a card by its status and order; `index` is for lists that are not in manual order. */
export function insert(lists: CardList[], card: Card, index?: number): CardList[] {
  return lists.map((list) => {
    if (list.key !== card.status && list.key !== 'ALL') return list;
    const ordered = isManual(list.key);
    const found = ordered ? list.cards.findIndex((other) => other.order > card.order) : (index ?? 0);
    const at = found < 0 ? list.cards.length : found;
    return { ...list, cards: [...list.cards.slice(0, at), card, ...list.cards.slice(at)], total: list.total + 1 };
  });
}

/** Replaces a changed card; it stays in place unless its status or its order has changed. */
export function put(lists: CardList[], card: Card): CardList[] {
  const place = find(lists, card.id);
  const stays =
    place && (place.list.key === 'ALL' || (place.card.status === card.status && place.card.order === card.order));
  if (!stays) return insert(remove(lists, card.id), card);
  const cards = place.list.cards.map((other, index) => (index === place.index ? card : other));
  return lists.map((list) => (list === place.list ? { ...list, cards } : list));
}

/** The lists of `next`, but with the card that is being edited unchanged and in place: its text stays in its field. */
export function keepEdited(editing: number | undefined, now: CardList[], next: CardList[]): CardList[] {
  const place = editing === undefined ? undefined : find(now, editing);
  if (!place) return next;
  const { card, list, index } = place;
  return remove(next, card.id).map((each) => {
    if (each.key !== list.key) return each;
    const cards = [...each.cards.slice(0, index), card, ...each.cards.slice(index)];
    return { ...each, cards, total: each.total + 1 };
  });
}

/** Predicts the card after a form is accepted, as far as the browser can tell; null if it leaves the page. */
export function predict(lists: CardList[], card: Card, action: string, fields: Record<string, string>): Card | null {
  if (action === 'delete') return null;
  if (action === 'complete') return { ...card, status: fields.completed === 'true' ? 'DONE' : 'TODO' };
  if (action === 'due') return { ...card, due: fields.due || null };
  if (action === 'tick') return ticked(card, fields.box);
  if (action === 'priority') return { ...card, priority: priorityOf(fields.priority) };
  // Only the server can compute the date after the skipped one.
  if (action === 'repeat') return fields.repeat === 'end' ? { ...card, repeat: null, repeatFrom: null } : card;
  if (action === 'edit') {
    const { title = card.title, content = card.content, due = card.due, assignee = card.assignee } = fields;
    const tally = fields.content !== undefined && tallied(content);
    return {
      ...card,
      title: title.trim(),
      content,
      ...tally,
      due: due || null,
      assignee: Number(assignee) || null,
      priority: fields.priority === undefined ? card.priority : priorityOf(fields.priority),
      ...repeatAfter(card, fields),
    };
  }
  const status = (fields.status as Card['status'] | undefined) ?? card.status;
  return { ...card, status, order: orderBeside(lists, card, fields) };
}

function repeatAfter(
  { repeat, repeatFrom }: Card,
  fields: Record<string, string>,
): Pick<Card, 'repeat' | 'repeatFrom'> {
  if (fields.repeat === undefined) return { repeat, repeatFrom };
  const rule = typedRule(fields) || null;
  return { repeat: rule, repeatFrom: rule && (fields.repeatFrom ?? 'DUE') };
}

function ticked(card: Card, field = ''): Card {
  const box = boxesOf(card.content).find((each) => boxField(each, card.version) === field);
  if (!box) return card;
  const { at, done } = box;
  const content = `${card.content.slice(0, at)}${done ? ' ' : 'x'}${card.content.slice(at + 1)}`;
  return { ...card, content, ticked: card.ticked + (done ? -1 : 1) };
}

function orderBeside(lists: CardList[], card: Card, { before, after }: Record<string, string>): number {
  const neighbor = find(lists, Number(before ?? after));
  if (!neighbor) return card.order;
  const step = before === undefined ? 1 : -1;
  const others = neighbor.list.cards.filter((other) => other.id !== card.id);
  const beyond = others[others.indexOf(neighbor.card) + step];
  return beyond ? (neighbor.card.order + beyond.order) / 2 : neighbor.card.order + step;
}

/** The fields of a move, without a neighbor of another list: todos of different lists have no order between them. */
export function withinList(lists: CardList[], { list }: Card, fields: Record<string, string>): Record<string, string> {
  const { before, after, ...others } = fields;
  const neighbor = find(lists, Number(before ?? after))?.card;
  return neighbor && neighbor.list !== list ? others : fields;
}
