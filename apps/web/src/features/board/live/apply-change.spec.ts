import { expect, test } from '@jest/globals';
import { type Card, type CardList, cardOf } from '../../../ui/card';
import { applyChange } from './apply-change';
import type { Change } from './change';

const card = (id: number, order: number, rest: Partial<Card> = {}): Card =>
  cardOf({ id, title: `Todo ${id}`, order, version: 1, ...rest });
const list = (key: CardList['key'], cards: Card[], rest: Partial<CardList> = {}): CardList => ({
  ...{ key, cards, total: cards.length, more: null },
  ...rest,
});
const board = () => [
  list('TODO', [card(1, 1), card(2, 2)]),
  list('PROGRESS', []),
  list('DONE', [card(9, 9, { status: 'DONE' })], { total: 30, more: '/?view=list' }),
];
const change = (kind: string, of: Card | number, rest: Partial<Change> = {}): Change => ({
  kind,
  list: 1,
  by: 'Ann',
  ...(typeof of === 'number' ? { id: of, card: undefined } : { id: of.id, card: of }),
  statusBefore: undefined,
  ...rest,
});
const shown = (lists: CardList[]) => lists.map(({ cards, total }) => [cards.map(({ id }) => id), total]);

test('a new todo is placed by its order, the same in every browser', () => {
  const lists = applyChange(board(), change('created', card(3, 1.5)));
  expect(shown(lists)).toEqual([
    [[1, 3, 2], 3],
    [[], 0],
    [[9], 30],
  ]);
});

// Without this, the response to the page's own write and the event for it would count as two changes.
test('a change that the page already has changes nothing', () => {
  const lists = board();
  expect(applyChange(lists, change('changed', card(1, 5, { title: 'older' })))).toBe(lists);
  expect(applyChange(lists, change('trashed', 77))).toBe(lists);
});

// While an update rolls, the release before writes todos too, and knows no priority and no labels.
test('a change that says nothing of priority and labels leaves both on the card', () => {
  const lists = [list('TODO', [card(1, 1, { priority: 1, labels: ['home'] })])];
  const after = applyChange(lists, change('changed', card(1, 1, { title: 'new', version: 2 }), { isPartial: true }));
  expect(after[0]?.cards[0]).toMatchObject({ title: 'new', priority: 1, labels: ['home'] });
});

test('a todo that changes its status goes to the other column', () => {
  const done = card(1, 1, { status: 'DONE', version: 2 });
  expect(shown(applyChange(board(), change('changed', done, { statusBefore: 'TODO' })))).toEqual([
    [[2], 1],
    [[], 0],
    [[1, 9], 31],
  ]);
});

// The done column shows only the newest; its count would drift with each older todo that is reopened or deleted.
test('a todo that the page does not show is subtracted from its old column and added to its new one', () => {
  const back = card(50, 3, { version: 4 });
  expect(shown(applyChange(board(), change('changed', back, { statusBefore: 'DONE' })))).toEqual([
    [[1, 2, 50], 3],
    [[], 0],
    [[9], 29],
  ]);
  expect(shown(applyChange(board(), change('trashed', 51, { statusBefore: 'DONE' })))[2]).toEqual([[9], 29]);
});

test('a todo below the part of a long column that is shown is only counted', () => {
  const long = [list('TODO', [card(1, 1), card(2, 2)], { total: 300, more: '/?view=list' })];
  expect(shown(applyChange(long, change('created', card(3, 9))))).toEqual([[[1, 2], 301]]);
  expect(shown(applyChange(long, change('created', card(3, 1.5))))).toEqual([[[1, 3, 2], 301]]);
});

test('a todo that is deleted, or goes to another list, leaves', () => {
  for (const kind of ['trashed', 'left', 'purged']) {
    expect(shown(applyChange(board(), change(kind, 1)))[0]).toEqual([[2], 1]);
  }
});

// A board of all lists receives both ends of a move, sometimes the arrival before the departure.
test('a todo that moved between two lists of the page stays when the departure is received last', () => {
  const moved = card(1, 1, { list: 2, version: 2 });
  const lists = applyChange(board(), change('arrived', moved, { list: 2 }));
  expect(applyChange(lists, change('left', 1, { list: 1 }))).toBe(lists);
  expect(shown(applyChange(lists, change('left', 1, { list: 2 })))[0]).toEqual([[2], 1]);
});
