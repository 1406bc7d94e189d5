import type { ListExport } from '@todo/shared/todos/list-export';
import type { Todo } from '@todo/shared/todos/todo';

/** Everything of an exported list but its todos. */
export type ExportHead = Omit<ListExport, 'todos'>;

/** A form in which a list is exported. */
export interface ExportFormat {
  /** Content-Type */
  type: string;
  /**
   * Writes the file while its todos are read, some at a time.
   * @param origin scheme and host for the addresses of the todos at the site
   */
  write(head: ExportHead, parts: AsyncIterable<Todo[]>, origin: string): AsyncIterable<string>;
}
