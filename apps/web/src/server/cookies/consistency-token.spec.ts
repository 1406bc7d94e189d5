import { expect, test } from '@jest/globals';
import { isConsistencyToken, joinConsistencyTokens } from './consistency-token';

const server = '3e11fa47-71ca-11e1-9e33-c80aa9429562';
const other = '5e11fa47-71ca-11e1-9e33-c80aa9429562';
const token = (...sets: string[]) => Buffer.from(sets.join(',')).toString('base64url');

test('the highest transaction of each server covers the others', () => {
  const joined = joinConsistencyTokens([token(`${server}:1-5`), token(`${server}:1-23`), token(`${other}:7`)]);
  expect(joined).toBe(token(`${server}:1-23`, `${other}:7`));
});

// Without this, a cookie set by another program turns every page into an error.
test('text that is not a token is ignored', () => {
  expect(isConsistencyToken('hello')).toBe(false);
  expect(joinConsistencyTokens(['hello', '', token(`${server}:9`)])).toBe(token(`${server}:9`));
  expect(joinConsistencyTokens(['hello'])).toBeUndefined();
});
