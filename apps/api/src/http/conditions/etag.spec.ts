import { describe, expect, test } from '@jest/globals';
import { matches, parseEntityTags } from './etag.js';

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
