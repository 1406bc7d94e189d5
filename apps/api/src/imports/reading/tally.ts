import { utf8Bytes } from '@todo/shared/text';
import type { ImportReport } from '@todo/shared/todos/import';
import { labelKey } from '@todo/shared/todos/label-key';
import type { NewTodo } from '../../todos/arrivals/new-todo.js';
import { cut } from './excerpt.js';

const mostLabels = 100;
const mostRows = 20;

/** Counts the todos that an import makes, or would make. */
export class Tally {
  bytes = 0;
  private known = 0;
  private readonly labels = new Map<string, { name: string; todos: number }>();
  private readonly rows: ImportReport['rows'] = [];
  private readonly statuses = { TODO: 0, PROGRESS: 0, DONE: 0 };

  get todos(): number {
    const { TODO, PROGRESS, DONE } = this.statuses;
    return TODO + PROGRESS + DONE;
  }

  /** An entry is in the list already. */
  addKnown(): void {
    this.known++;
  }

  add({ title, content, status, due, repeat, priority, labels }: NewTodo): void {
    this.statuses[status]++;
    this.bytes += utf8Bytes(title) + utf8Bytes(content);
    for (const name of labels) {
      const label = this.labels.get(labelKey(name)) ?? { name, todos: 0 };
      label.todos++;
      this.labels.set(labelKey(name), label);
    }
    if (this.rows.length < mostRows) {
      this.rows.push({ title, content: cut(content), status, due, repeat, priority, labels });
    }
  }

  result(): Pick<ImportReport, 'todos' | 'known' | 'statuses' | 'labels' | 'rows'> {
    const labels = [...this.labels.values()].sort((a, b) => b.todos - a.todos).slice(0, mostLabels);
    return { todos: this.todos, known: this.known, statuses: this.statuses, labels, rows: this.rows };
  }
}
