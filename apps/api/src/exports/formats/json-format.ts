import { ListExport } from '@todo/shared/todos/list-export';
import { Todo } from '@todo/shared/todos/todo';
import { compileSerializer } from '../../json/serializer.js';
import type { ExportFormat } from './export-format.js';

const writeHead = compileSerializer(ListExport.omit({ todos: true }));
const writeTodo = compileSerializer(Todo);

/** A `ListExport`, one todo to a line. */
export const jsonFormat: ExportFormat = {
  type: 'application/json; charset=utf-8',
  async *write(head, parts) {
    let before = `${writeHead(head).slice(0, -1)},"todos":[\n`;
    for await (const todos of parts) {
      if (todos.length === 0) continue;
      yield before + todos.map(writeTodo).join(',\n');
      before = ',\n';
    }
    yield `${before === ',\n' ? '' : before}]}\n`;
  },
};
