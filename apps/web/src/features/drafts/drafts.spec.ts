import { expect, test } from '@jest/globals';
import { draftsOf, dropAllDrafts, dropSentDrafts, editDrafts, keepDraft, moveDraft, readDraft } from './drafts';

test('a draft is shown only to the account that typed it', () => {
  draftsOf('ann');
  keepDraft('new', { fields: { title: 'Milk' } });
  draftsOf('bob');
  expect(readDraft('new')).toBeUndefined();
  draftsOf('ann');
  expect(readDraft('new')?.fields.title).toBe('Milk');
});

test('an accepted form discards the drafts that were sent, and no others', () => {
  draftsOf('');
  keepDraft('edit.1', { fields: { title: 'sent' }, sent: true });
  keepDraft('edit.2', { fields: { title: 'typing' } });
  dropSentDrafts();
  expect(editDrafts()).toEqual([2]);
});

test('a draft follows its todo when the server gives that its id', () => {
  draftsOf('');
  keepDraft('edit.-5', { fields: { title: 'Milk' } });
  moveDraft('edit.-5', 'edit.5');
  expect(readDraft('edit.5')?.fields.title).toBe('Milk');
  expect(readDraft('edit.-5')).toBeUndefined();
});

test('a log-out removes all drafts', () => {
  dropAllDrafts();
  draftsOf('ann');
  expect(readDraft('new')).toBeUndefined();
  draftsOf('');
  expect(editDrafts()).toEqual([]);
});
