import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { compileSerializer } from './serializer.js';

describe('a serializer made from a schema', () => {
  test('writes what is declared, in that order, and nothing else that a row may carry', () => {
    const schema = z.object({
      id: z.int(),
      due: z.iso.date().nullable(),
      deleted: z.iso.datetime().optional(),
      owner: z.object({ name: z.string() }).nullable(),
      notes: z.array(z.object({ text: z.string() })).optional(),
    });
    const secret = { password: 'x' };
    const value = {
      owner: { name: 'A "b" \ud83d\ude00', ...secret },
      notes: [{ text: 't', ...secret }],
      due: null,
      id: 1,
      ...secret,
    };
    expect(compileSerializer(z.array(schema))([value, { id: 2, due: '2026-11-21', owner: null }])).toBe(
      '[{"id":1,"due":null,"owner":{"name":"A \\"b\\" \ud83d\ude00"},"notes":[{"text":"t"}]},' +
        '{"id":2,"due":"2026-11-21","owner":null}]',
    );
  });

  test('is refused at start for a schema whose members it cannot tell', () => {
    const either = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]);
    expect(() => compileSerializer(z.object({ either }))).toThrow('no serializer for a schema of type union');
  });
});
