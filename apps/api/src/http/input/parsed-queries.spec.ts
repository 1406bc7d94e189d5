import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ParsedQueries } from './parsed-queries.js';

const schema = z.object({});

test('a query is parsed once, into a frozen object: nobody can change the list of the next client', () => {
  const queries = new ParsedQueries();
  const first = queries.get(schema, { limit: '1' }, () => ({ limit: 1 }));
  expect(queries.get(schema, { limit: '1' }, () => ({}))).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
});

test('another text, and another schema, has a result of its own', () => {
  const queries = new ParsedQueries();
  const first = queries.get(schema, { q: 'a' }, () => ({ q: 'a' }));
  expect(queries.get(schema, { q: ['a'] }, () => ({ q: 'list' }))).toEqual({ q: 'list' });
  expect(queries.get(z.object({}), { q: 'a' }, () => ({ q: 'other' }))).toEqual({ q: 'other' });
  expect(queries.get(schema, { q: 'a' }, () => ({}))).toBe(first);
});

test('a query that is refused is parsed again: the next request is refused too', () => {
  const queries = new ParsedQueries();
  const refuse = () => {
    throw new Error('limit must be at most 200');
  };
  for (let n = 0; n < 2; n++) expect(() => queries.get(schema, { limit: '999' }, refuse)).toThrow('at most 200');
});

test('a result is forgotten when many others came, or when its text is long: the memory stays small', () => {
  const queries = new ParsedQueries();
  const get = (q: string) => queries.get(schema, { q }, () => ({ q }));
  const first = get('first');
  for (let n = 0; n < 2_000; n++) get(`${n}`);
  expect(get('first')).not.toBe(first);
  const long = 'a'.repeat(500);
  expect(get(long)).not.toBe(get(long));
});
