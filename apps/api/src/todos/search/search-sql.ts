import { resolvedDay } from '@todo/shared/search/operators';
import type { DueTerm, SearchTerm, State, Who } from '@todo/shared/search/terms';
import { allStatuses } from '@todo/shared/todos/list-query';
import type { Status } from '@todo/shared/todos/todo';
import type { Dialect } from '../../database/sql/dialect.js';
import { callerParameter, conjunction, type Statement } from '../filter/statement.js';
import { markOf } from '../labels/label-text.js';
import { searchPattern } from './search-pattern.js';

/** What the words of a search ask for, and the day that counts as today where they need it. */
export interface Sought {
  search: readonly SearchTerm[] | undefined;
  today: string | undefined;
}

/** A condition for each word of a search. */
export function searchConditions({ search = [], today }: Sought, dialect: Dialect): Statement[] {
  // Expressions take longest, and are not looked for where another condition is not met.
  const quickFirst = [...search.filter(({ kind }) => kind !== 'text'), ...search.filter(({ kind }) => kind === 'text')];
  return quickFirst.map((term) => {
    const { sql, parameters } = conditionOf(term, today, dialect);
    // What is compared with nothing (no day, nobody) is neither true nor false.
    return { sql: term.not ? `NOT COALESCE((${sql}), 0)` : `(${sql})`, parameters };
  });
}

/** Those of some statuses that a search can find: each is looked for by itself. */
export function soughtStatuses(statuses: readonly Status[], terms: readonly SearchTerm[]): Status[] {
  const asked = terms.flatMap((term) => (term.kind === 'is' ? [{ of: statusesOf(term.some), not: term.not }] : []));
  return statuses.filter((status) => asked.every(({ of, not }) => of === undefined || of.includes(status) !== not));
}

/** Whether the search says itself which statuses are meant. */
export function namesStatus(terms: readonly SearchTerm[]): boolean {
  return terms.some((term) => term.kind === 'is' && term.some.some((state) => 'statuses' in state));
}

/** Whether another caller gets another answer. */
export function namesCaller(terms: readonly SearchTerm[]): boolean {
  return terms.some(
    (term) =>
      (term.kind === 'by' && term.who === 'me') ||
      (term.kind === 'is' && term.some.some((state) => 'flag' in state && state.flag === 'mine')),
  );
}

/** undefined where states are among them that todos of any status can have. */
function statusesOf(states: readonly State[]): Status[] | undefined {
  const named = states.flatMap((state) => ('statuses' in state ? [state.statuses] : []));
  if (named.length < states.length) return undefined;
  return allStatuses.filter((status) => named.some((statuses) => statuses.includes(status)));
}

function conditionOf(term: SearchTerm, today: string | undefined, dialect: Dialect): Statement {
  switch (term.kind) {
    case 'text': {
      const pattern = searchPattern(term.text);
      return { sql: `${dialect.matches('title')} OR ${dialect.matches('content')}`, parameters: [pattern, pattern] };
    }
    case 'is':
      return either(term.some.map((state) => stateCondition(state, today)));
    case 'due':
      return dueCondition(term.due, today);
    case 'label':
      return { sql: 'INSTR(labels, ?) > 0', parameters: [markOf(term.key)] };
    case 'by':
      return byCondition(term.who, dialect);
  }
}

function stateCondition(state: State, today: string | undefined): Statement {
  if ('statuses' in state) return plain(`status IN (${state.statuses.map((status) => `'${status}'`).join(', ')})`);
  if ('priority' in state) return plain(`priority = ${state.priority}`);
  switch (state.flag) {
    case 'overdue':
      return dueCondition({ kind: 'overdue' }, today);
    case 'mine':
      return { sql: 'assignee = ?', parameters: [callerParameter] };
    case 'assigned':
      return plain('assignee IS NOT NULL');
    case 'unassigned':
      return plain('assignee IS NULL');
    case 'repeating':
      return plain('repeat_rule IS NOT NULL');
  }
}

function dueCondition(due: DueTerm, today: string | undefined): Statement {
  switch (due.kind) {
    case 'none':
      return plain('due IS NULL');
    case 'any':
      return plain('due IS NOT NULL');
    case 'overdue':
      return { sql: `due < ? AND status <> 'DONE'`, parameters: [today] };
    case 'range': {
      const { from, to, apart } = due;
      const equal = apart ? '' : '=';
      return conjunction([
        from && { sql: `due >${equal} ?`, parameters: [resolvedDay(from, today)] },
        to && { sql: `due <${equal} ?`, parameters: [resolvedDay(to, today)] },
      ]);
    }
  }
}

function byCondition(who: Who, dialect: Dialect): Statement {
  if (who === 'none') return plain('assignee IS NULL');
  if (who === 'me') return { sql: 'assignee = ?', parameters: [callerParameter] };
  if ('id' in who) return { sql: 'assignee = ?', parameters: [who.id] };
  const person = `SELECT 1 FROM user WHERE user.id = assignee AND ${dialect.matches('user.name')}`;
  return { sql: `EXISTS (${person})`, parameters: [searchPattern(who.name)] };
}

function either(conditions: readonly Statement[]): Statement {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' OR '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

function plain(sql: string): Statement {
  return { sql, parameters: [] };
}
