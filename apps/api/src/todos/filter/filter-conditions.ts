import type { Dialect } from '../../database/sql/dialect.js';
import { markOf } from '../labels/label-text.js';
import type { ListFilter } from '../list/list-cut.js';
import { searchConditions } from '../search/search-sql.js';
import { type Condition, callerParameter } from './statement.js';

/** The conditions of a filter that apply to all statuses alike. */
export function filterConditions(filter: ListFilter, dialect: Dialect): Condition[] {
  return [
    dueCondition(filter),
    assigneeCondition(filter),
    priorityCondition(filter),
    labelCondition(filter),
    ...searchConditions(filter, dialect),
  ];
}

function assigneeCondition({ assignee }: ListFilter): Condition {
  if (assignee === undefined) return undefined;
  if (assignee === 'none') return 'assignee IS NULL';
  return { sql: 'assignee = ?', parameters: [assignee === 'me' ? callerParameter : assignee] };
}

function priorityCondition({ priority }: ListFilter): Condition {
  if (priority === undefined) return undefined;
  const levels = priority.filter((level) => level !== null);
  const some = levels.length > 0 ? [`priority IN (${levels.join(', ')})`] : [];
  const none = priority.includes(null) ? ['priority IS NULL'] : [];
  return `(${[...some, ...none].join(' OR ')})`;
}

function labelCondition({ labels }: ListFilter): Condition {
  if (labels === undefined) return undefined;
  return { sql: labels.map(() => 'INSTR(labels, ?) > 0').join(' AND '), parameters: labels.map(markOf) };
}

function dueCondition({ due, today }: ListFilter): Condition {
  switch (due?.kind) {
    case 'today':
      return { sql: 'due = ?', parameters: [today] };
    case 'overdue':
      return { sql: `due < ? AND status <> 'DONE'`, parameters: [today] };
    case 'none':
      return 'due IS NULL';
    case 'range':
      return { sql: 'due BETWEEN ? AND ?', parameters: [due.from, due.to] };
    default:
      return undefined;
  }
}
