import { z } from 'zod';
import { ListId } from '../lists/list-choice.js';
import { Todo } from './todo.js';

/** What tells a file of ours from any other JSON. */
export const exportFormat = 'todo-list';

/** In which form a list is exported. */
export const ExportForm = z.enum(['json', 'csv', 'ics']).meta({
  description: 'json has everything, csv is for spreadsheets, ics has tasks for calendar programs',
});
export type ExportForm = z.infer<typeof ExportForm>;

/** Query of `GET /lists/{id}/export`. */
export const ExportQuery = z.object({ format: ExportForm.default('json').meta({ default: undefined }) });
export type ExportQuery = z.infer<typeof ExportQuery>;

/** A list as a file, which `POST /lists/{id}/import` takes, here or in another installation. */
export const ListExport = z
  .object({
    format: z.literal(exportFormat),
    version: z.literal(1),
    exported: z.iso.datetime(),
    list: z.object({ id: ListId, name: z.string() }),
    members: z
      .array(z.object({ id: z.int(), name: z.string() }))
      .meta({ description: 'those whom `assignee` may name; empty without accounts' }),
    todos: z.array(Todo).meta({ description: 'in their manual order, without the trash' }),
  })
  .meta({ id: 'ListExport' });
export type ListExport = z.infer<typeof ListExport>;
