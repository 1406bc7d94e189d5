import { expect, test } from '@jest/globals';
import { cardOf } from '../../ui/card';
import { rebase } from './rebase';

const begun = cardOf({ id: 1, title: 'Milk', order: 1, version: 3 });
const fields = { title: 'Oat milk', version: '3' };

// Without this, moving a card while editing it conflicts with one's own edit.
test("the visitor's own move since the edit began is no conflict", () => {
  expect(rebase(fields, begun, { ...begun, status: 'DONE', version: 4 })).toEqual({ ...fields, version: '4' });
});

// Without this, somebody else's text is overwritten unseen.
test('if somebody else has changed the text, the edit keeps the version that it is based on', () => {
  expect(rebase(fields, begun, { ...begun, title: 'Bread', version: 4 })).toEqual(fields);
  expect(rebase(fields, begun, { ...begun, due: '2026-01-02', version: 4 })).toEqual(fields);
});

test('an older response, or none, changes nothing', () => {
  expect(rebase(fields, begun, { ...begun, version: 2 })).toEqual(fields);
  expect(rebase(fields, begun, undefined)).toEqual(fields);
  expect(rebase(fields, undefined, begun)).toEqual(fields);
});
