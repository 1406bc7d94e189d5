import { z } from 'zod';
import { limits } from '../limits.js';
import { OneListChoice } from '../lists/list-choice.js';
import { Problem } from '../problem.js';
import { emptyIsAbsent } from '../query.js';
import { ListedTodo } from './todo.js';

const Id = z.int().min(1).max(limits.id);

/** The body is checked with the others of its operation, so that one that is wrong need not stop them. */
const Body = (schema: string) =>
  z.unknown().meta({ description: `as ${schema}`, allOf: [{ $ref: `#/components/schemas/${schema}` }] });
const Version = z.int().min(1).optional().meta({ description: 'the version that the todo must have' });

/** One write: what the call of this method on `/todo` would do. */
export const BulkOperation = z
  .discriminatedUnion('method', [
    z.object({ method: z.literal('POST'), body: Body('CreateTodo') }),
    z.object({ method: z.literal('PUT'), id: Id, version: Version, body: Body('ReplaceTodo') }),
    z.object({ method: z.literal('PATCH'), id: Id, version: Version, body: Body('PatchTodo') }),
    z.object({ method: z.literal('DELETE'), id: Id, version: Version }),
  ])
  .meta({ id: 'BulkOperation' });
export type BulkOperation = z.infer<typeof BulkOperation>;

/** Body of `POST /todo/bulk`. */
export const Bulk = z
  .object({
    atomic: z
      .boolean()
      .optional()
      .meta({ description: 'true, or left out: all of them or none; false: each by itself' }),
    operations: z.array(BulkOperation).min(1).max(limits.bulkOperations),
  })
  .meta({ id: 'Bulk' });
export type Bulk = z.infer<typeof Bulk>;

/** Query of `POST /todo/bulk`. */
export const BulkQuery = z.object({ list: emptyIsAbsent(OneListChoice) });
export type BulkQuery = z.infer<typeof BulkQuery>;

/** What became of one operation. */
export const BulkResult = z
  .object({
    status: z.int().meta({ description: 'as the call by itself would answer; 424: not done because of another one' }),
    body: ListedTodo.optional().meta({
      description: `the todo after it, with an excerpt of its content; left out in answers of more than ${limits.bulkOperations}`,
    }),
    problem: Problem.optional().meta({ description: 'why it was not done' }),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof BulkResult>;

/** Response to several writes at once. */
export const BulkAnswer = z
  .object({
    action: z
      .uuid()
      .nullable()
      .meta({ description: 'by which all of it is undone at once; null if nothing was changed' }),
    results: z.array(BulkResult).meta({ description: 'one for each operation, in their order' }),
  })
  .meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof BulkAnswer>;

/** Query of `POST /todo/actions/{id}/undo`. */
export const UndoActionQuery = z.object({
  atomic: z
    .stringbool({ error: 'atomic must be true or false' })
    .optional()
    .meta({ description: 'false takes back what can be; without it all or nothing', type: 'boolean' }),
});
export type UndoActionQuery = z.infer<typeof UndoActionQuery>;
