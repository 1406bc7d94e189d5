import { z } from 'zod';
import { limits } from '../limits.js';
import { OneListChoice } from '../lists/list-choice.js';
import { emptyIsAbsent, Limit } from '../query.js';
/** Changes per page by default. */
const defaultRows = 100;
/** A number of a change in a path or a query. */
export const SeqText = (name) => z
    .string()
    .regex(/^[0-9]{1,10}$/, { error: `${name} must be the number of a change` })
    .transform(Number)
    .refine((seq) => seq <= limits.id, { error: `${name} must be the number of a change` })
    .meta({ type: 'integer', minimum: 0, maximum: limits.id, pattern: undefined, example: 41 });
const PageLimit = Limit(`changes per page, 1 to ${limits.pageRows}, default ${defaultRows}; larger values are clamped. A page also ends ` +
    `before it exceeds ${limits.pageBytes} bytes; \`more\` tells whether there are more`);
const emptyIs = (schema, value) => emptyIsAbsent(schema).transform((given) => given ?? value);
/** Query of `GET /todo/changes`. */
export const ChangesQuery = z.object({
    list: emptyIsAbsent(OneListChoice),
    since: emptyIs(SeqText('since').meta({ description: '`last` of the previous page; default 0' }), 0),
    limit: emptyIs(PageLimit, defaultRows),
});
/** Query of `POST /todo/changes/{seq}/undo`. */
export const UndoQuery = z.object({ list: emptyIsAbsent(OneListChoice) });
/** Query of `GET /todo/{id}/history`. */
export const HistoryQuery = z.object({
    before: emptyIs(SeqText('before').meta({ description: '`last` of the previous page' }), limits.id),
    limit: emptyIs(PageLimit, defaultRows),
});
//# sourceMappingURL=changes-query.js.map