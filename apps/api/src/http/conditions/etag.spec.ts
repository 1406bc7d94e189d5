import { describe, expect, test } from '@jest/globals';
import { listState, matches, parseEntityTags, tagOf } from './etag.js';

describe('parseEntityTags', () => {
  test.each([
    [undefined, undefined],
    ['*', '*'],
    [' * ', '*'],
    ['"3"', ['3']],
    ['W/"3"', ['3']],
    ['"1", W/"2" ,"3"', ['1', '2', '3']],
    ['""', ['']],
    ['"a,b"', ['a,b']],
    ['', []],
    ['3', []],
    ['"3', []],
  ])('%p names %j', (header, tags) => {
    expect(parseEntityTags(header)).toEqual(tags);
  });

  test('what names nothing matches nothing, so a broken precondition never lets a write through', () => {
    expect(matches([], '3')).toBe(false);
    expect(matches(['30', '03', ''], '3')).toBe(false);
    expect(matches('*', '3')).toBe(true);
  });
});

describe('listState', () => {
  const updated = '2026-01-01 00:00:00.000';
  const rows = [
    { id: 1, version: 1, updated },
    { id: 2, version: 1, updated },
  ];
  const [first, ...rest] = rows as [(typeof rows)[0], ...typeof rows];

  test('differs when a row, its version, its last write, the order or the surroundings differ', () => {
    const others = [
      listState(rest, ''),
      listState([...rows].reverse(), ''),
      listState([{ ...first, version: 2 }, ...rest], ''),
      listState([{ ...first, updated: '2026-01-01 00:00:00.001' }, ...rest], ''),
      listState([{ id: 11, version: 2, updated }], ''),
      listState([{ id: 1, version: 12, updated }], ''),
      listState(rows, 'next'),
      listState([], ''),
      listState(rows, ''),
    ];
    expect(new Set(others).size).toBe(others.length);
    expect(new Set(others.map(tagOf)).size).toBe(others.length);
    expect(listState([...rows], '')).toBe(listState(rows, ''));
  });
});
