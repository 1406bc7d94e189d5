import { expect, test } from '@jest/globals';
import { type Card, type CardList, cardOf } from '../../../ui/card';
import { find, insert, predict, put, remove } from './lists';

const card = (id: number, order: number, status: Card['status'] = 'TODO') =>
  cardOf({ id, title: `Todo ${id}`, order, status, version: 1 });

const list = (key: CardList['key'], ...cards: Card[]): CardList => ({ key, cards, total: cards.length, more: null });

const [first, second, third] = [card(1, 1), card(2, 2), card(3, 3)];
const board = () => [list('TODO', first, second, third), list('PROGRESS'), list('DONE', card(9, 9, 'DONE'))];
const ids = (lists: CardList[]) => lists.map(({ cards }) => cards.map(({ id }) => id));

test('a card between two others gets an order between theirs', () => {
  const moved = predict(board(), third, 'move', { before: '2' });
  expect(moved).toEqual({ ...third, order: 1.5 });
  expect(ids(put(board(), moved as Card))).toEqual([[1, 3, 2], [], [9]]);
});

test('a card at the end of a column gets an order beyond the last', () => {
  expect(predict(board(), first, 'move', { after: '3' })).toEqual({ ...first, order: 4 });
});

test('a card beside one that is gone keeps its order', () => {
  expect(predict(board(), first, 'move', { before: '77' })).toEqual(first);
});

test('a completed card leads the done column, and comes back to todo', () => {
  const done = predict(board(), second, 'complete', { completed: 'true' }) as Card;
  expect(ids(put(board(), done))).toEqual([[1, 3], [], [2, 9]]);
  expect(predict(board(), done, 'complete', { completed: 'false' })).toEqual(second);
});

test('an edit is shown as the server will store it: trimmed, and without a date if that is empty', () => {
  const edited = predict(board(), { ...first, due: '2026-01-02' }, 'edit', { title: ' Milk ', due: '' });
  expect(edited).toEqual({ ...first, title: 'Milk', due: null });
});

test('a deleted card is predicted to be gone, and the count of its column falls', () => {
  expect(predict(board(), first, 'delete', {})).toBeNull();
  expect(remove(board(), 1)[0]?.total).toBe(2);
});

test('a card that comes back is placed by its order', () => {
  expect(ids(insert(remove(board(), 2), second))).toEqual([[1, 2, 3], [], [9]]);
});

test('a changed title moves nothing', () => {
  const changed = put(board(), { ...second, title: 'Other' });
  expect(ids(changed)).toEqual(ids(board()));
  expect(find(changed, 2)?.card.title).toBe('Other');
});
