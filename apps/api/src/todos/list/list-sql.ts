import { limits } from '@todo/shared/limits';
import type { Dialect } from '../../database/sql/dialect.js';
import { filterConditions } from '../filter/filter-conditions.js';
import { type Condition, conjunction, ListParameter, type Statement } from '../filter/statement.js';
import { todoColumns } from '../todo.repository.js';
import type { Cut, Keyset, ListFilter, Order } from './list-cut.js';
import { rowsThatFit } from './page-budget.js';

function inList(n: number, dialect: Dialect): Statement {
  return { sql: dialect.inList, parameters: [new ListParameter(n)] };
}

function inLists(count: number, dialect: Dialect): Statement {
  if (count === 1) return inList(0, dialect);
  const parameters = Array.from({ length: count }, (_, n) => new ListParameter(n));
  return { sql: count === 0 ? '1 = 0' : `owner IN (${parameters.map(() => '?').join(', ')})`, parameters };
}

/** One character beyond the excerpt tells whether the content goes on; the rest never leaves the database. */
const beginning = todoColumns.replace('content', `SUBSTR(content, 1, ${limits.excerptCodePoints + 1}) AS content`);
const brackets = ['[ ]', '[x]', '[X]'].map((box) => `INSTR(content, '${box}') > 0`).join(' OR ');
/** Whether there may be boxes beyond the excerpt: the contents of these few are read for their count alone. */
const boxed = `CASE WHEN OCTET_LENGTH(content) > ${limits.excerptCodePoints} AND (${brackets}) THEN 1 ELSE 0 END AS boxed`;
const excerptColumns = `${beginning}, ${boxed}`;

const octets = "OCTET_LENGTH(title) + OCTET_LENGTH(content) + OCTET_LENGTH(COALESCE(labels, ''))";

/** Whether the rows of a page could exceed its byte budget. */
function isMeasured({ limit, excerpt }: Cut): boolean {
  return !excerpt && limit > rowsThatFit;
}

function columnsOf(cut: Cut): string {
  if (isMeasured(cut)) return `id, ${cut.order.column}, ${octets} AS octets`;
  return cut.excerpt ? excerptColumns : todoColumns;
}

/**
 * Limits a page to the rows up to and including the first that exceeds the byte budget, in the same statement that
 * finds them: the database adds up the lengths and returns no row beyond.
 */
function withinBudget({ sql, parameters }: Statement, cut: Cut): Statement {
  if (!isMeasured(cut)) return { sql, parameters };
  const order = orderBy(cut.order);
  const measured = `SELECT id, SUM(octets) OVER (ORDER BY ${order}) - octets AS earlier FROM (${sql}) AS page`;
  return {
    sql: `SELECT ${todoColumns} FROM (${measured}) AS measured JOIN todo USING (id) WHERE earlier <= ${limits.pageBytes} ORDER BY ${order}`,
    parameters,
  };
}

/**
 * The statements of one page, to be run in turn until the page is full. Each is answered from an index in keyset order:
 * the rows of each status of each list come from the index of the sort column, and only `limit` rows of each are merged.
 * Missing days and priorities come last, so a list by `due` or `priority` has two statements. Statuses are literals in the text, being a closed set: a bound
 * value makes SQLite plan the statement again for each run, which doubles its cost.
 */
export function pageStatements(lists: number, filter: ListFilter, cut: Cut, dialect: Dialect): Statement[] {
  if (lists === 0 || filter.statuses.length === 0) return [];
  const { order, after } = cut;
  const each = Array.from({ length: lists }, (_, n) => inList(n, dialect));
  if (filter.deleted) {
    const perList = each.map((list) => branch(filter, [list, 'deleted IS NOT NULL', statusIn(filter)], cut, dialect));
    return [withinBudget(merge(perList, cut), cut)];
  }
  const { column } = order;
  const isOptional = column === 'due' || column === 'priority';
  const groups = isOptional ? [`${column} IS NOT NULL`, `${column} IS NULL`] : [undefined];
  const remaining = after?.value === null ? groups.slice(1) : groups;
  return remaining.map((group) => {
    const place = group === `${column} IS NULL` && after?.value !== null ? undefined : after;
    const perStatus = each.flatMap((list) =>
      filter.statuses.map((status) =>
        branch(filter, [list, 'deleted IS NULL', `status = '${status}'`, group], { ...cut, after: place }, dialect),
      ),
    );
    return withinBudget(merge(perStatus, cut), cut);
  });
}

function branch(filter: ListFilter, scope: Condition[], cut: Cut, dialect: Dialect): Statement {
  const { order, after, limit } = cut;
  const where = conjunction([...scope, ...filterConditions(filter, dialect), afterCondition(order, after)]);
  return {
    sql: `SELECT ${columnsOf(cut)} FROM todo WHERE ${where.sql} ORDER BY ${orderBy(order)} LIMIT ${limit + 1}`,
    parameters: where.parameters,
  };
}

function merge(branches: Statement[], { order, limit }: Cut): Statement {
  const [only] = branches;
  if (only && branches.length === 1) return only;
  return {
    sql: `${branches.map(({ sql }, n) => `SELECT * FROM (${sql}) AS s${n}`).join(' UNION ALL ')} ORDER BY ${orderBy(order)} LIMIT ${limit + 1}`,
    parameters: branches.flatMap(({ parameters }) => parameters),
  };
}

function orderBy({ column, descending }: Order): string {
  const direction = descending ? 'DESC' : 'ASC';
  return `${column} ${direction}, id ${direction}`;
}

/**
 * Rows after a position. Written as a range on the sort column plus a tie-break, because MySQL does not use an index
 * for `(a, b) < (?, ?)`.
 */
function afterCondition({ column, descending }: Order, after: Keyset | undefined): Condition {
  if (!after) return undefined;
  const than = descending ? '<' : '>';
  if (after.value === null) return { sql: `id ${than} ?`, parameters: [after.id] };
  return {
    sql: `${column} ${than}= ? AND (${column} ${than} ? OR id ${than} ?)`,
    parameters: [after.value, after.value, after.id],
  };
}

function statusIn({ statuses }: ListFilter): Condition {
  if (statuses.length === 0) return '1 = 0';
  return `status IN (${statuses.map((status) => `'${status}'`).join(', ')})`;
}

/** Condition for all rows of so many lists that a filter selects, for counts and deletes. */
export function matching(lists: number, filter: ListFilter, dialect: Dialect): Statement {
  return conjunction([
    inLists(lists, dialect),
    filter.deleted ? 'deleted IS NOT NULL' : 'deleted IS NULL',
    statusIn(filter),
    ...filterConditions(filter, dialect),
  ]);
}
