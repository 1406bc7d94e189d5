import { z } from 'zod';
import { TimeZone } from '../dates/time-zone.js';
import { limits } from '../limits.js';
import { ListChoice } from '../lists/list-choice.js';
import { emptyIsAbsent, Limit } from '../query.js';
import { operatorHelp } from '../search/operators.js';
import { readSearch } from '../search/search-words.js';
import { codePoints, storableText } from '../text.js';
import { LabelFilter } from './label.js';
import { priorityOf } from './priority.js';
import { Status } from './todo.js';

export const allStatuses: readonly Status[] = Status.options;

/** One status, a comma-separated list, or `ALL`. */
const StatusFilter = z
  .string()
  .transform((text) => (text === 'ALL' ? [...allStatuses] : [...new Set(text.split(','))]))
  .pipe(z.array(Status, { error: 'status must be TODO, PROGRESS, DONE, a comma-separated list of them, or ALL' }))
  .meta({
    description: 'TODO, PROGRESS, DONE, a comma-separated list of them, or ALL',
    pattern: `^(?:ALL|(?:${Status.options.join('|')})(?:,(?:${Status.options.join('|')}))*)?$`,
    example: 'TODO,PROGRESS',
  });

const Search = storableText
  .refine((text) => codePoints(text) <= limits.searchCodePoints, {
    error: `q must have at most ${limits.searchCodePoints} characters`,
    params: { code: 'too_long' },
  })
  .superRefine((text, ctx) => {
    for (const { operator } of readSearch(text).faults) {
      const message = `${operatorHelp[operator]}. To search for the text itself, put it in quotes`;
      ctx.addIssue({ code: 'custom', message, params: { code: `invalid_${operator}` } });
    }
  })
  .meta({
    description:
      'words that must all be in the title or content, without regard to case and accents; % and _ are literal. ' +
      '"two words" must stand together, -word must not be there. is:, due:, label: and by: ask for other things: ' +
      'is:done (todo, doing, done, open, overdue, mine, assigned, unassigned, repeating, high, medium, low; several ' +
      'separated by commas; without a status parameter, it says which statuses are meant), due:today (tomorrow, ' +
      'yesterday, overdue, none, any, a day, <day, >=day, day..day), label:home, by:me (none, an id, a part of a name)',
    maxLength: limits.searchCodePoints,
    example: 'milk -oat due:<2026-12-01',
  });

const day = z.iso.date();
/** Pattern of a valid calendar day, without anchors. */
const dayPattern = z.regexes.date.source.replace(/^\^|\$$/g, '');
const dueError = 'due must be today, overdue, none or a range like 2026-11-01..2026-11-30';
const DueFilter = z
  .string()
  .transform((text, ctx): DueFilter | typeof z.NEVER => {
    if (text === 'today' || text === 'overdue' || text === 'none') return { kind: text };
    const [from, to, ...rest] = text.split('..');
    const range = z.tuple([day, day]).safeParse([from, to]);
    if (range.success && rest.length === 0) return { kind: 'range', from: range.data[0], to: range.data[1] };
    ctx.addIssue({ code: 'custom', message: dueError });
    return z.NEVER;
  })
  .meta({
    description: 'today, overdue, none, or <day>..<day>',
    pattern: `^(?:today|overdue|none|${dayPattern}\\.\\.${dayPattern})?$`,
    example: '2026-11-01..2026-11-30',
  });
export type DueFilter = { kind: 'today' | 'overdue' | 'none' } | { kind: 'range'; from: string; to: string };

export const Sort = z
  .enum(['-updated', 'updated', 'created', '-created', 'order', 'due', 'priority', 'title'])
  .meta({ id: 'Sort' });
export type Sort = z.infer<typeof Sort>;

const PageLimit = Limit(
  `rows per page, 1 to ${limits.pageRows}, default ${limits.listRows}; larger values are clamped. A page also ends ` +
    `before its titles and contents exceed ${limits.pageBytes} bytes; Link shows whether there is a next one`,
);

/** A boolean query parameter. */
const Flag = (name: string, description: string) =>
  z.stringbool({ error: `${name} must be true or false` }).meta({ description, type: 'boolean' });

const ContentForm = z.enum(['excerpt'], { error: 'content must be excerpt, or left out for whole contents' }).meta({
  description: `excerpt: at most the first ${limits.excerptCodePoints} characters of a content, whether there is more, and how much of its checklist is done`,
});

const assigneeError = 'assignee must be the id of an account, me or none';

/** Assignee filter: an account, the caller, or nobody. */
const AssigneeFilter = z
  .string()
  .regex(/^(?:me|none|[1-9][0-9]{0,9})$/, { error: assigneeError })
  .transform((text) => (text === 'me' || text === 'none' ? text : Number(text)))
  .refine((who) => typeof who === 'string' || who <= limits.id, { error: assigneeError })
  .meta({ description: 'id of the assigned account, me, or none', example: 'me' });
export type AssigneeFilter = z.infer<typeof AssigneeFilter>;

/** Priority filter: some of the levels; null stands for none. */
const PriorityFilter = z
  .string()
  .regex(/^(?:[123]|none)(?:,(?:[123]|none))*$/, {
    error: 'priority must be 1, 2, 3, none, or a comma-separated list of them',
  })
  .transform((text) => [...new Set(text.split(','))].sort().map(priorityOf))
  .meta({ description: '1 high, 2 medium, 3 low, none, or a comma-separated list of them', example: '1,2' });
export type PriorityFilter = z.infer<typeof PriorityFilter>;

const filters = {
  list: emptyIsAbsent(ListChoice),
  assignee: emptyIsAbsent(AssigneeFilter),
  priority: emptyIsAbsent(PriorityFilter),
  label: emptyIsAbsent(LabelFilter),
  q: emptyIsAbsent(Search),
  due: emptyIsAbsent(DueFilter),
  tz: emptyIsAbsent(TimeZone),
  deleted: emptyIsAbsent(Flag('deleted', 'true for the trash')),
};

/** Query of `GET /todo`. */
export const ListQuery = z.object({
  status: emptyIsAbsent(StatusFilter),
  ...filters,
  sort: emptyIsAbsent(Sort),
  limit: emptyIsAbsent(PageLimit),
  cursor: emptyIsAbsent(
    z.string().max(2_000).meta({ description: 'opaque; from the Link header of the previous page' }),
  ),
  count: emptyIsAbsent(Flag('count', 'true for X-Total-Count, the rows of all pages')),
  content: emptyIsAbsent(ContentForm),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** Query of `DELETE /todo`: the filter is required, so that omitting it does not clear everything. */
export const ClearQuery = z
  .object({ status: emptyIsAbsent(StatusFilter), ...filters })
  .refine((query) => query.status !== undefined, {
    error: 'status is required: what to delete, or ALL',
    path: ['status'],
    params: { code: 'required' },
  })
  .refine(({ q }) => q === undefined || readSearch(q).terms.length > 0, {
    error: 'q has no word, and would mean every todo: leave it out if that is what you want',
    path: ['q'],
    params: { code: 'required' },
  });
export type ClearQuery = z.infer<typeof ClearQuery>;

/** The canonical form of a list query, without the cursor and without parameters that have no effect. */
export function spellList(query: ListQuery): string {
  const { list, assignee, priority, label, status, q, due, tz, deleted, sort, limit, count, content } = query;
  const spelled = {
    list,
    assignee,
    priority: priority?.map((level) => level ?? 'none'),
    label,
    status:
      status && (status.length === allStatuses.length ? 'ALL' : allStatuses.filter((each) => status.includes(each))),
    q,
    due: due && (due.kind === 'range' ? `${due.from}..${due.to}` : due.kind),
    tz,
    deleted: deleted || undefined,
    sort,
    limit,
    count: count || undefined,
    content,
  };
  const present = Object.entries(spelled).filter(([, value]) => value !== undefined);
  return new URLSearchParams(present.map(([name, value]): [string, string] => [name, String(value)])).toString();
}
