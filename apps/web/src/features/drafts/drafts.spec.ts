import { expect, test } from '@jest/globals';
import { draftsOf, dropAllDrafts, dropSentDrafts, editDrafts, keepDraft, moveDraft, readDraft } from './drafts';

test('a draft is shown to the account that has typed it only', () => {
  draftsOf('ann');
  keepDraft('new', { fields: { title: 'Milk' } });
  draftsOf('bob');
  expect(readDraft('new')).toBeUndefined();
  draftsOf('ann');
  expect(readDraft('new')?.fields.title).toBe('Milk');
});

test('an accepted form ends the drafts that were sent, and no other', () => {
  draftsOf('');
  keepDraft('edit.1', { fields: { title: 'sent' }, sent: true });
  keepDraft('edit.2', { fields: { title: 'typing' } });
  dropSentDrafts();
  expect(editDrafts()).toEqual([2]);
});

test('a draft follows its todo when that gets its id', () => {
  draftsOf('');
  keepDraft('edit.-5', { fields: { title: 'Milk' } });
  moveDraft('edit.-5', 'edit.5');
  expect(readDraft('edit.5')?.fields.title).toBe('Milk');
  expect(readDraft('edit.-5')).toBeUndefined();
});

test('after a log-out nothing is left', () => {
  dropAllDrafts();
  draftsOf('ann');
  expect(readDraft('new')).toBeUndefined();
  draftsOf('');
  expect(editDrafts()).toEqual([]);
});
