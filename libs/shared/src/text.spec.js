import { describe, expect, test } from '@jest/globals';
import { codePoints, storableText, utf8Bytes } from './text.js';
describe('codePoints', () => {
    test.each([
        ['', 0],
        ['abc', 3],
        ['😀😀', 2],
        ['e\u0301', 2],
        ['\ud800', 1],
    ])('%j has %i', (text, count) => {
        expect(codePoints(text)).toBe(count);
    });
});
describe('utf8Bytes', () => {
    test.each([
        ['', 0],
        ['abc', 3],
        ['ü', 2],
        ['買', 3],
        ['😀', 4],
    ])('%j has %i', (text, count) => {
        expect(utf8Bytes(text)).toBe(count);
    });
});
describe('storableText', () => {
    test.each(['', 'a\tb\n', '\u0001\u007f\u0085', '\ufeff', '\uffff', '👩‍👩‍👧', 'مرحبا'])('%j is', (text) => {
        expect(storableText.parse(text)).toBe(text);
    });
    test.each(['\0', 'a\0b', '\ud800', '\udc00', 'a\ud83db', '\ude00\ud83d'])('%j is not: no database returns it unchanged', (text) => {
        expect(storableText.safeParse(text).success).toBe(false);
    });
});
//# sourceMappingURL=text.spec.js.map