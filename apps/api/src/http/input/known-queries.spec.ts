import { describe, expect, test } from '@jest/globals';
import { Kept, knownQuery } from './known-queries.js';

describe('a known query', () => {
  test('is one frozen object for one text, so that nobody can change the list of the next client', () => {
    const first = knownQuery('?limit=1', { limit: '1' });
    expect(knownQuery('?limit=1', { limit: '1' })).toBe(first);
    expect(knownQuery('?limit=2', { limit: '2' })).not.toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  test('is forgotten when many others came, and when its text is long: the memory stays small', () => {
    const first = knownQuery('?q=first', {});
    for (let n = 0; n < 1_000; n++) knownQuery(`?q=${n}`, {});
    expect(knownQuery('?q=first', {})).not.toBe(first);
    const long = `?q=${'a'.repeat(500)}`;
    expect(knownQuery(long, {})).not.toBe(knownQuery(long, {}));
  });

  test('keeps what was made of it; a query that can still change does not', () => {
    const kept = new Kept<object>();
    const known = knownQuery('?kept', {});
    const passing = {};
    const result = kept.set(known, { made: true });
    kept.set(passing, { made: true });
    expect(kept.get(known)).toBe(result);
    expect(Object.isFrozen(result)).toBe(true);
    expect(kept.get(passing)).toBeUndefined();
  });
});
