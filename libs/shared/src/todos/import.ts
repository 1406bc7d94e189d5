import { z } from 'zod';
import { TimeZone } from '../dates/time-zone.js';
import { Status } from './todo.js';

/** What a file can come from. */
export const ImportSource = z.enum(['todo', 'csv', 'todoist', 'trello', 'vikunja', 'microsoft', 'outlook']).meta({
  id: 'ImportSource',
  description:
    'todo: a file of our own export, JSON or CSV; csv: any table with a column of titles; todoist: CSV; trello and ' +
    'vikunja: JSON; microsoft: tasks of Microsoft To Do as its Graph API gives them, JSON; outlook: CSV',
});
export type ImportSource = z.infer<typeof ImportSource>;

/** In which order a day like 3/4/2026 is written. */
export const DayOrder = z.enum(['mdy', 'dmy']);
export type DayOrder = z.infer<typeof DayOrder>;

const flag = (name: string, description: string) =>
  z
    .stringbool({ error: `${name} must be true or false` })
    .optional()
    .meta({ description, type: 'boolean' });

/** Query of `POST /lists/{id}/import`. */
export const ImportQuery = z.object({
  dry_run: flag('dry_run', 'true only tells what would happen, and keeps the file for an hour under `upload`'),
  upload: z.uuid().optional().meta({ description: 'the file that a dry run kept, in place of a body' }),
  from: ImportSource.optional().meta({ description: 'what the file comes from; by default as its content says' }),
  dates: DayOrder.optional().meta({ description: 'how days like 3/4/2026 are meant; mdy if left out' }),
  columns: z.string().max(2_000).optional().meta({
    description: 'which column of a table is what, by its name',
    example: 'title:Aufgabe,due:Fällig am',
  }),
  skip: flag('skip', 'true imports the others where some entries cannot be; without it, none is imported then'),
  tz: TimeZone.optional().meta({ description: 'zone in which a moment is a day; UTC if left out' }),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/** Something about one entry of the file. */
const EntryNote = z.object({
  line: z.int().meta({ description: 'of a table, from 1; of JSON which entry, from 1' }),
  title: z.string().meta({ description: 'the beginning of its title' }),
  code: z.string(),
  detail: z.string().meta({ description: 'what it is, and what to do about it' }),
});
export type EntryNote = z.infer<typeof EntryNote>;

/** Something that is said of several entries at once. */
const Notice = z.object({
  code: z.string(),
  detail: z.string().meta({ description: 'what is not taken over as it is, and where it goes' }),
  entries: z.int().meta({ description: 'how many it is about' }),
  lines: z.array(z.int()).meta({ description: 'the first of them' }),
});
export type Notice = z.infer<typeof Notice>;

/** What an import did, or would do. */
export const ImportReport = z
  .object({
    source: ImportSource,
    todos: z.int().meta({ description: 'new todos' }),
    known: z
      .int()
      .meta({ description: 'entries that are in the list already, by an earlier import or an export of it' }),
    left: z.int().meta({ description: 'entries that are left out on purpose, such as archived cards' }),
    statuses: z.object({ TODO: z.int(), PROGRESS: z.int(), DONE: z.int() }).meta({ description: 'of the new todos' }),
    labels: z
      .array(z.object({ name: z.string(), todos: z.int() }))
      .meta({ description: 'of the new todos, the most frequent first; 100 at most' }),
    rows: z
      .array(
        z.object({
          title: z.string(),
          content: z.string().meta({ description: 'its beginning' }),
          status: Status,
          due: z.iso.date().nullable(),
          repeat: z.string().nullable(),
          priority: z.int().nullable(),
          labels: z.array(z.string()),
        }),
      )
      .meta({ description: 'the first new todos' }),
    faults: z.int().meta({ description: 'entries that cannot be imported' }),
    errors: z.array(EntryNote).meta({ description: 'the first of them, each with what to do' }),
    notices: z.array(Notice).meta({ description: 'what is not taken over as it is' }),
    columns: z
      .array(z.object({ name: z.string(), as: z.string().nullable() }))
      .meta({ description: 'of a table: which column was read as what; null is left out' }),
    upload: z.uuid().nullable().meta({ description: 'by which the file is imported; after a dry run' }),
    action: z.uuid().nullable().meta({ description: 'by which all of it is undone at once; null if nothing was made' }),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;
