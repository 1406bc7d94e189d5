import { describe, expect, test } from '@jest/globals';
import { ClearQuery, ListQuery } from './list-query.js';
describe('ListQuery', () => {
    test('treats empty parameters as absent, as a form without choices sends them', () => {
        const empty = { status: '', q: '', due: '', tz: '', deleted: '', sort: '', limit: '', cursor: '', count: '' };
        expect(Object.values(ListQuery.parse(empty)).every((value) => value === undefined)).toBe(true);
    });
    test.each([
        [{ status: 'ALL' }, { status: ['TODO', 'PROGRESS', 'DONE'] }],
        [{ status: 'DONE,TODO,DONE' }, { status: ['DONE', 'TODO'] }],
        [{ limit: '1' }, { limit: 1 }],
        [{ limit: '201' }, { limit: 200 }],
        [{ due: 'today' }, { due: { kind: 'today' } }],
        [{ due: '2026-11-01..2026-11-30' }, { due: { kind: 'range', from: '2026-11-01', to: '2026-11-30' } }],
        [
            { deleted: 'true', count: 'false' },
            { deleted: true, count: false },
        ],
    ])('%j is %j', (query, expected) => {
        expect(ListQuery.parse(query)).toMatchObject(expected);
    });
});
describe('ClearQuery', () => {
    test('requires what to delete', () => {
        for (const query of [{}, { status: '' }, { q: 'x' }, { deleted: 'true' }]) {
            expect(ClearQuery.safeParse(query).success).toBe(false);
        }
        expect(ClearQuery.safeParse({ status: 'ALL' }).success).toBe(true);
    });
});
//# sourceMappingURL=list-query.spec.js.map