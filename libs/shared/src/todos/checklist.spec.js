import { describe, expect, test } from '@jest/globals';
import { boxesOf, tallyOf } from './checklist.js';
import { findBox, withBox } from './tick.js';
const groceries = '# Shop\r\n- [ ] milk\r\n  * [x] of oats\r\n+ [X]  bread \r\n- [ ] milk\nrest';
describe('the boxes of a content', () => {
    test('are its lines that begin with an empty or ticked pair of brackets', () => {
        expect(boxesOf(groceries).map(({ line, indent, done, text, occurrence }) => [line, indent, done, text, occurrence])).toEqual([
            [1, 0, false, 'milk', 1],
            [2, 2, true, 'of oats', 1],
            [3, 0, true, 'bread', 1],
            [4, 0, false, 'milk', 2],
        ]);
        expect(tallyOf(groceries)).toEqual({ done: 2, total: 4 });
    });
    test.each([
        '-[ ] a',
        '- [] a',
        '- [ ]',
        '- [x](https://example.org)',
        'a - [ ] b',
        '> - [ ] quoted',
        '- [v] a',
        '1. [ ] a',
        '```\n- [ ] in code\n```',
        '~~~~\n- [ ] in code\n~~~\n- [x] still',
        '```\n- [ ] never closed',
        '',
    ])('%j has none', (content) => {
        expect(tallyOf(content)).toBeUndefined();
    });
    test('go on after code', () => {
        expect(boxesOf('```js\n- [ ] a\n```\n- [ ] b').map(({ text }) => text)).toEqual(['b']);
    });
    test('60,000 bytes of brackets are counted without waiting', () => {
        expect(tallyOf('- [ ] a\n'.repeat(7_500))?.total).toBe(7_500);
        expect(tallyOf(`- [ ${' '.repeat(59_000)}`)).toBeUndefined();
        expect(tallyOf(`${'\t'.repeat(59_000)}- [ ]`)).toBeUndefined();
        expect(tallyOf(`${'~'.repeat(59_000)}\``)).toBeUndefined();
    });
});
describe('a tick', () => {
    test('changes one character', () => {
        const box = findBox(groceries, { text: 'milk', occurrence: 2 }, true);
        expect(box && withBox(groceries, box, true)).toBe(groceries.replace('\n- [ ] milk\nrest', '\n- [x] milk\nrest'));
        const done = findBox(groceries, { text: 'bread' }, true);
        expect(done && withBox(groceries, done, true)).toBe(groceries);
        expect(done && withBox(groceries, done, false)).toContain('+ [ ]  bread \r\n');
    });
    test.each([
        ['one of several that was not named', 'milk', undefined, true, undefined],
        ['the second of several', 'milk', 2, false, 4],
        ['more than there are', 'milk', 3, false, undefined],
        ['the only one, after others of its text went', 'bread', 2, false, 3],
        ['the only one, which never had others', 'bread', 2, true, undefined],
        ['a text that went', 'butter', 1, false, undefined],
    ])('finds its line or none: %s', (_, text, occurrence, isSeen, line) => {
        expect(findBox(groceries, { text, occurrence }, isSeen)?.line).toBe(line);
    });
});
//# sourceMappingURL=checklist.spec.js.map