import { z } from 'zod';
import { limits } from '../limits.js';
import { ListId } from '../lists/list-choice.js';
import { repeatInput } from '../repeat/repeat.js';
import { codePoints, storableText, utf8Bytes } from '../text.js';
import { LabelNames } from './label.js';
import { toPosition } from './position.js';

export const Status = z.enum(['TODO', 'PROGRESS', 'DONE']).meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

export const Title = storableText
  .transform((text) => text.trim())
  .refine((text) => text.length > 0, {
    error: `title must have 1 to ${limits.titleCodePoints} characters`,
    params: { code: 'too_short' },
  })
  .refine((text) => codePoints(text) <= limits.titleCodePoints, {
    error: `title must have 1 to ${limits.titleCodePoints} characters`,
    params: { code: 'too_long' },
  })
  .meta({ minLength: 1, maxLength: limits.titleCodePoints });

export const Content = storableText
  .refine((text) => utf8Bytes(text) <= limits.contentBytes, {
    error: `content must have at most ${limits.contentBytes} bytes of UTF-8`,
    params: { code: 'too_long' },
  })
  .meta({ maxLength: limits.contentBytes });

/** A calendar day without a time zone. Years before 1000 are outside MySQL's DATE. */
export const Due = z.iso
  .date({ error: 'due must be a calendar day like 2026-11-30' })
  .refine((day) => day >= '1000-01-01', {
    error: 'due must be in the year 1000 or later',
    params: { code: 'too_small' },
  })
  // As above: no day of a year before 1000.
  .meta({ format: 'date', pattern: `^(?!0)${z.regexes.date.source.slice(1)}` });

/**
 * A member that defaults to empty. The contract says so in words: with a formal default, code generators require the
 * member, since they assume that one with a default is always present.
 */
const DefaultContent = Content.default('').meta({ default: undefined, description: 'empty if left out' });
const DefaultDue = Due.nullable().default(null).meta({ default: undefined, description: 'none if left out' });

const Id = z.int().min(1).max(limits.id);
const Order = z.number().min(-limits.position).max(limits.position).overwrite(toPosition);
const Version = z.int().min(1);
const Priority = z.int().min(1).max(3).nullable().meta({ description: '1 high, 2 medium, 3 low; null for none' });
const Assignee = Id.nullable().meta({ description: 'assigned account, a member of the list; null for nobody' });

/** The resource as sent on the wire. The first six members are the tutorial's, in its order. */
export const Todo = z
  .object({
    id: Id,
    title: z.string(),
    content: z.string(),
    status: Status,
    created: z.iso.datetime(),
    updated: z.iso.datetime(),
    completed: z.boolean().meta({ description: 'status == DONE' }),
    due: z.iso.date().nullable(),
    order: z
      .number()
      .meta({ description: 'manual position, an integer or a number of 15 significant digits; smaller comes first' }),
    version: Version.meta({ description: 'number of writes to this row; part of the ETag' }),
    url: z.string(),
    // The following are optional for one release, in which the site may still get responses of the previous release.
    list: ListId.optional().meta({ description: 'its list; an own list has the id of its account' }),
    assignee: Id.nullable().optional().meta({ description: 'assigned account, a member of the list' }),
    repeat: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'rule of RFC 5545 by which it is due again; null for once' }),
    repeatFrom: z.string().nullable().optional().meta({ description: 'DUE or COMPLETION; absent without a rule' }),
    next: Id.nullable().optional().meta({ description: 'the todo that followed when this one was completed' }),
    priority: Priority.optional(),
    labels: z.array(z.string()).optional().meta({ description: 'as they were typed' }),
    deleted: z.iso.datetime().optional().meta({ description: 'when it was moved to the trash; absent otherwise' }),
  })
  .meta({ id: 'Todo' });
export type Todo = z.infer<typeof Todo>;

/** How much of a checklist is done. */
const Checklist = z.object({ done: z.int(), total: z.int() }).meta({ id: 'Checklist' });

/** A todo in a list, whose content can be requested as an excerpt. */
export const ListedTodo = z
  .object({
    ...Todo.shape,
    excerpt: z
      .boolean()
      .optional()
      .meta({ description: 'whether the content is longer than this excerpt; only with content=excerpt' }),
    checklist: Checklist.optional().meta({
      description:
        'its lines `- [ ]` and `- [x]`, those beyond the excerpt too; only with content=excerpt, and if it has any',
    }),
  })
  .meta({ id: 'ListedTodo' });
export type ListedTodo = z.infer<typeof ListedTodo>;

export const TodoList = z.array(ListedTodo);
export type TodoList = z.infer<typeof TodoList>;

/** `completed` is a shorthand for the status, so the two must not contradict each other. */
function completedAgrees(input: { status?: Status | undefined; completed?: boolean | undefined }): boolean {
  return input.status === undefined || input.completed === undefined || (input.status === 'DONE') === input.completed;
}
const disagreement = {
  error: 'completed contradicts status: send one of them',
  path: ['completed'],
  params: { code: 'contradiction' },
};

/** A day that is skipped is the next one of the rule as it is. */
function skipsAlone({ skip, ...patch }: { skip?: true | undefined } & Partial<Record<string, unknown>>): boolean {
  const others = ['due', 'repeat', 'repeatFrom', 'status', 'completed'];
  return !skip || others.every((name) => patch[name] === undefined);
}

export const CreateTodo = z
  .object({
    title: Title,
    content: DefaultContent,
    status: Status.optional(),
    completed: z.boolean().optional(),
    due: DefaultDue,
    order: Order.optional(),
    list: ListId.optional().meta({ description: 'its list; by default the own list of the caller' }),
    assignee: Assignee.optional(),
    ...repeatInput,
    priority: Priority.optional(),
    labels: LabelNames.optional(),
  })
  .refine(completedAgrees, disagreement)
  .meta({ id: 'CreateTodo' });
export type CreateTodo = z.infer<typeof CreateTodo>;

const replaceShape = {
  title: Title,
  content: DefaultContent,
  status: Status,
  completed: z.boolean().optional(),
  due: DefaultDue,
  order: Order.optional(),
  list: ListId.optional().meta({ description: 'list to move it to' }),
  assignee: Assignee.optional(),
  ...repeatInput,
  priority: Priority.optional(),
  labels: LabelNames.optional(),
  version: Version.optional(),
};

export const ReplaceTodo = z.object(replaceShape).refine(completedAgrees, disagreement).meta({ id: 'ReplaceTodo' });
export type ReplaceTodo = z.infer<typeof ReplaceTodo>;

/** The tutorial's `PUT /todo`: the id is in the body. */
export const ReplaceTodoById = z
  .object({ id: Id, ...replaceShape })
  .refine(completedAgrees, disagreement)
  .meta({ id: 'ReplaceTodoById' });
export type ReplaceTodoById = z.infer<typeof ReplaceTodoById>;

/** A line `- [ ] text` of the content, and whether it is to be ticked. The rest of the content is not sent. */
const Check = z
  .object({
    text: storableText
      .transform((text) => text.trim())
      .refine((text) => text.length > 0, { error: 'text must say which line', params: { code: 'too_short' } })
      .meta({ minLength: 1, description: 'of the line, without its mark' }),
    done: z.boolean(),
    occurrence: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'which of several lines with this text, from 1; needed where there are several' }),
    version: Version.optional().meta({
      description:
        'of the todo in which the line was seen. In a later one, a line whose text is there once is ticked whatever `occurrence` says',
    }),
  })
  .meta({ id: 'Check' });

/** JSON merge patch (RFC 7396): an absent member stays as it is, and `null` clears where clearing has a meaning. */
export const PatchTodo = z
  .object({
    title: Title.optional(),
    content: Content.nullable().optional(),
    check: Check.optional().meta({ description: 'tick one line of the content, or take its tick away' }),
    status: Status.optional(),
    completed: z.boolean().optional(),
    due: Due.nullable().optional(),
    order: Order.optional(),
    before: Id.optional().meta({ description: 'move directly before this todo' }),
    after: Id.optional().meta({ description: 'move directly after this todo' }),
    list: ListId.optional().meta({ description: 'list to move it to, to its top unless a position is given' }),
    assignee: Assignee.optional(),
    ...repeatInput,
    skip: z.literal(true).optional().meta({ description: 'move `due` to the next day of its rule, not completing it' }),
    priority: Priority.optional(),
    labels: LabelNames.nullable().optional(),
    addLabels: LabelNames.optional().meta({ description: 'labels to add to those that it has' }),
    removeLabels: LabelNames.optional().meta({ description: 'labels to take from it, in any spelling' }),
    version: Version.optional(),
  })
  .refine(completedAgrees, disagreement)
  .refine(skipsAlone, {
    error: 'skip moves due by the rule: send it without due, repeat, repeatFrom, status and completed',
    path: ['skip'],
    params: { code: 'contradiction' },
  })
  .refine((patch) => [patch.order, patch.before, patch.after].filter((place) => place !== undefined).length <= 1, {
    error: 'order, before and after exclude each other: send one of them',
    path: ['order'],
    params: { code: 'contradiction' },
  })
  .refine(({ labels, addLabels, removeLabels }) => labels === undefined || !(addLabels ?? removeLabels), {
    error: 'labels excludes addLabels and removeLabels: send all labels, or what changes',
    path: ['labels'],
    params: { code: 'contradiction' },
  })
  .refine(({ content, check }) => content === undefined || check === undefined, {
    error: 'content and check exclude each other: send one of them',
    path: ['check'],
    params: { code: 'contradiction' },
  })
  .meta({ id: 'PatchTodo' });
export type PatchTodo = z.infer<typeof PatchTodo>;

/** Response to a delete by filter. */
export const Cleared = z
  .object({
    deleted: z.int(),
    ids: z.array(Id),
    // Optional for one release, in which the site may still get responses of the previous release.
    action: z
      .uuid()
      .nullable()
      .optional()
      .meta({ description: 'by which all of it is undone at once; null if nothing was deleted, or for good' }),
  })
  .meta({ id: 'Cleared' });
export type Cleared = z.infer<typeof Cleared>;
