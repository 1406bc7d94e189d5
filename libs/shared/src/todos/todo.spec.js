import { describe, expect, test } from '@jest/globals';
import { limits } from '../limits.js';
import { CreateTodo, PatchTodo, ReplaceTodo } from './todo.js';
describe('CreateTodo', () => {
    test('fills in defaults and trims the title', () => {
        expect(CreateTodo.parse({ title: ' x ' })).toEqual({ title: 'x', content: '', due: null });
    });
    test('limits count characters of a title and bytes of a content', () => {
        const fits = (input) => CreateTodo.safeParse({ title: 'x', ...input }).success;
        expect(fits({ title: '😀'.repeat(limits.titleCodePoints) })).toBe(true);
        expect(fits({ title: ` ${'x'.repeat(limits.titleCodePoints)} ` })).toBe(true);
        expect(fits({ title: 'x'.repeat(limits.titleCodePoints + 1) })).toBe(false);
        expect(fits({ content: 'ü'.repeat(limits.contentBytes / 2) })).toBe(true);
        expect(fits({ content: `${'ü'.repeat(limits.contentBytes / 2)}x` })).toBe(false);
    });
});
describe('ReplaceTodo', () => {
    test('requires the status, since the old todo is replaced as a whole', () => {
        expect(ReplaceTodo.safeParse({ title: 'x' }).success).toBe(false);
    });
});
describe('PatchTodo', () => {
    test('distinguishes absent and null', () => {
        expect(PatchTodo.parse({})).toEqual({});
        expect(PatchTodo.parse({ due: null, content: null })).toEqual({ due: null, content: null });
        for (const member of ['title', 'status', 'completed', 'order', 'before', 'after', 'version']) {
            expect(PatchTodo.safeParse({ [member]: null }).success).toBe(false);
        }
    });
    test('accepts one position at a time', () => {
        expect(PatchTodo.safeParse({ before: 1 }).success).toBe(true);
        expect(PatchTodo.safeParse({ before: 1, after: 2 }).success).toBe(false);
        expect(PatchTodo.safeParse({ order: 0, after: 2 }).success).toBe(false);
    });
});
//# sourceMappingURL=todo.spec.js.map