import { Injectable } from '@nestjs/common';
import { relabeled } from '@todo/shared/filters/filter-query';
import type { CreateSavedFilter, PatchSavedFilter } from '@todo/shared/filters/saved-filter';
import { limits } from '@todo/shared/limits';
import { labelKey } from '@todo/shared/todos/label-key';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { Members } from '../../journal/entry.js';
import { Journal } from '../../journal/journal.service.js';
import type { Expected } from '../../lists/list-tag.js';
import { FilterRepository } from './filter.repository.js';
import { FilterMismatch, type FilterRow, filterState } from './filter-row.js';

/** What the journal keeps of a query that followed a label, to take it back with the rest of that action. */
interface Requery {
  filter: number;
  from: string;
  to: string;
}

/** The saved filters of a list. Who may see or change them is found out before. */
@Injectable()
export class FiltersService {
  constructor(
    private readonly db: Database,
    private readonly repository: FilterRepository,
    private readonly journal: Journal,
  ) {}

  list(list: number): Promise<FilterRow[]> {
    return this.db.reads((reader) => this.repository.list(reader, list));
  }

  /** @throws AppError `not-found` */
  async get(list: number, id: number): Promise<FilterRow> {
    return found(await this.list(list), id);
  }

  /** @throws AppError `name-taken`, `quota-exceeded` */
  async create(tx: Transaction, list: number, { name, query }: CreateSavedFilter): Promise<FilterRow> {
    const rows = await this.repository.lock(tx, list);
    if (rows.length >= limits.filters) {
      throw new AppError('quota-exceeded', `a list has ${limits.filters} saved filters at most: delete one first`);
    }
    requireFree(rows, name);
    const id = await this.repository.insert(tx, { list, name, query });
    await this.tell(tx, list, { filter: id });
    return { id, list, name, query, place: rows.length, version: 1 };
  }

  /** @throws AppError `not-found`, `name-taken`; FilterMismatch */
  async patch(
    tx: Transaction,
    list: number,
    id: number,
    { name, query, place }: PatchSavedFilter,
    expected: Expected,
  ): Promise<FilterRow> {
    const rows = await this.repository.lock(tx, list);
    const row = expect(found(rows, id), expected);
    const next = { ...row, name: name ?? row.name, query: query ?? row.query };
    const others = rows.filter((each) => each !== row);
    requireFree(others, next.name);
    const isMoved = place !== undefined && Math.min(place, others.length) !== row.place;
    const isEdited = next.name !== row.name || next.query !== row.query;
    if (!isMoved && !isEdited) return row;
    if (isEdited) await this.repository.update(tx, next);
    if (isMoved)
      await this.repository.arrange(
        tx,
        others.toSpliced(place, 0, row).map((each) => each.id),
      );
    await this.tell(tx, list, { filter: id });
    return found(await this.repository.lock(tx, list), id);
  }

  /** @throws AppError `not-found`; FilterMismatch */
  async remove(tx: Transaction, list: number, id: number, expected: Expected): Promise<void> {
    expect(found(await this.repository.lock(tx, list), id), expected);
    await this.repository.remove(tx, id);
    await this.tell(tx, list, { filter: id });
  }

  /** The filters that name a label follow it to its new name. */
  async relabel(tx: Transaction, list: number, from: string, to: string): Promise<void> {
    for (const row of await this.repository.lock(tx, list)) {
      const query = relabeled(row.query, from, to);
      if (query !== row.query) await this.requery(tx, row, query);
    }
  }

  /** Takes one such change back where nobody has changed the query since. @param former as the journal has it */
  async takeBack(tx: Transaction, list: number, former: Members): Promise<void> {
    const { filter, from, to } = former as Partial<Requery>;
    const row = (await this.repository.lock(tx, list)).find(({ id }) => id === filter);
    if (row && from !== undefined && row.query === to) await this.requery(tx, row, from);
  }

  private async requery(tx: Transaction, row: FilterRow, query: string): Promise<void> {
    await this.repository.update(tx, { ...row, query });
    const requery: Requery = { filter: row.id, from: row.query, to: query };
    await this.tell(tx, row.list, { ...requery });
  }

  /** The change is of no todo; whoever follows the list reads its filters anew. */
  private tell(tx: Transaction, list: number, former: Members): Promise<void> {
    return this.journal.record(tx, { list, todo: 0, kind: 'filters', former });
  }
}

function found(rows: readonly FilterRow[], id: number): FilterRow {
  const row = rows.find((each) => each.id === id);
  if (!row) throw notFound(id);
  return row;
}

function expect(row: FilterRow, { oneOf, noneOf }: Expected): FilterRow {
  const isNamed = (tag: string) => tag === String(row.version) || tag === filterState(row);
  if (oneOf && !oneOf.some(isNamed)) throw new FilterMismatch(row);
  if (noneOf === '*' || noneOf?.some(isNamed)) throw new FilterMismatch(row);
  return row;
}

/** @throws AppError `name-taken`, also by another spelling */
function requireFree(rows: readonly FilterRow[], name: string): void {
  if (!rows.some((row) => labelKey(row.name) === labelKey(name))) return;
  const detail = 'the list has a filter with this name: choose another name, or change that one';
  throw new AppError('name-taken', detail, { errors: [{ pointer: '/name', code: 'taken', detail }] });
}
