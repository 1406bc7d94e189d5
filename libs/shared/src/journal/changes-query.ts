import { z } from 'zod';
import { limits } from '../limits.js';
import { OneListChoice } from '../lists/list-choice.js';
import { emptyIsAbsent, Limit } from '../query.js';

/** Changes per page by default. */
const defaultRows = 100;

/** A number of a change in a path or a query. */
export const SeqText = (name: string) =>
  z
    .string()
    .regex(/^[0-9]{1,10}$/, { error: `${name} must be the number of a change` })
    .transform(Number)
    .refine((seq) => seq <= limits.id, { error: `${name} must be the number of a change` })
    .meta({ type: 'integer', minimum: 0, maximum: limits.id, pattern: undefined, example: 41 });

const PageLimit = Limit(
  `changes per page, 1 to ${limits.pageRows}, default ${defaultRows}; larger values are clamped. A page also ends ` +
    `before it exceeds ${limits.pageBytes} bytes; \`more\` tells whether there are more`,
);

const emptyIs = <T extends z.ZodType>(schema: T, value: z.output<T>) =>
  emptyIsAbsent(schema).transform((given) => given ?? value);

/** Query of `GET /todo/changes`. */
export const ChangesQuery = z.object({
  list: emptyIsAbsent(OneListChoice),
  since: emptyIs(SeqText('since').meta({ description: '`last` of the previous page; default 0' }), 0),
  limit: emptyIs(PageLimit, defaultRows),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** Query of `POST /todo/changes/{seq}/undo`. */
export const UndoQuery = z.object({ list: emptyIsAbsent(OneListChoice) });
export type UndoQuery = z.infer<typeof UndoQuery>;

/** Query of `GET /todo/{id}/history`. */
export const HistoryQuery = z.object({
  before: emptyIs(SeqText('before').meta({ description: '`last` of the previous page' }), limits.id),
  limit: emptyIs(PageLimit, defaultRows),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
