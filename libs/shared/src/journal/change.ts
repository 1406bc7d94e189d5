import { z } from 'zod';
import { limits } from '../limits.js';
import { Todo } from '../todos/todo.js';

/**
 * What happened to a todo. `arrived` and `left` are the two ends of a move from one list to another. `filters` is of no
 * todo: the saved filters of the list are others.
 */
export const ChangeKind = z
  .enum(['created', 'changed', 'moved', 'trashed', 'restored', 'purged', 'arrived', 'left', 'filters'])
  .meta({ id: 'ChangeKind' });
export type ChangeKind = z.infer<typeof ChangeKind>;

/** Number of a change in its list. */
export const Seq = z.int().min(0).max(limits.id);

/** Who made a change, with the names at that time: they stay readable when the account or the token is gone. */
export const Author = z.object({
  id: z.int().meta({ description: 'id of the account' }),
  name: z.string(),
  token: z.string().optional().meta({ description: 'name of the personal token that was used, if one was' }),
});
export type Author = z.infer<typeof Author>;

/** One write of one todo, or of the saved filters. */
export const Change = z
  .object({
    seq: Seq.meta({ description: 'number in its list: without gaps, in the order of the commits' }),
    at: z.iso.datetime(),
    by: Author.nullable().meta({ description: 'null for the service itself, or for an anonymous caller' }),
    kind: ChangeKind,
    action: z.uuid().optional().meta({ description: 'of changes that were made at once: undo them at once by it' }),
    todo: z.object({ ...Todo.partial().shape, id: z.int().min(0).max(limits.id) }).meta({
      description:
        'the todo after the change; only its id if it left the list, or was removed permanently; 0 where the saved ' +
        'filters changed, which GET /lists/{id}/filters has',
    }),
    before: z
      .object({ ...Todo.partial().shape, deleted: Todo.shape.deleted.nullable() })
      .meta({ description: 'former values of the changed members; `deleted` is null if it was not in the trash' }),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

/** Changes of a list, oldest first, or of one todo, newest first. */
export const ChangePage = z
  .object({
    changes: z.array(Change),
    last: Seq.meta({ description: 'continue from here: send it as `since`, or as `before` of a history' }),
    more: z.boolean().meta({ description: 'whether there are more at present' }),
  })
  .meta({ id: 'ChangePage' });
export type ChangePage = z.infer<typeof ChangePage>;
