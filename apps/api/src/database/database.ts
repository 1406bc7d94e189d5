import type { QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import type { Transaction } from './transaction.js';

/** Runs SQL with `?` placeholders. */
export interface Reader {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** A runner whose statements are all SELECTs: those give rows, while TypeORM's own type promises anything. */
export function asReader(runner: QueryRunner): Reader {
  return { query: (sql, parameters = []) => runner.query(sql, [...parameters]) };
}

/** State of the servers behind the database, for the readiness answer. */
export interface DatabaseHealth {
  writer: 'ok' | 'down';
  reader: 'ok' | 'down';
}

/** How busy a pool of connections is. */
export interface PoolFigures {
  open: number;
  free: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/**
 * The data store. Each use says on purpose where it goes: `reads()` may be answered by a replica, `writes()` always is
 * the master. A read whose result decides a write belongs inside `writes()`.
 */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /** Reads on a replica where there is one that has what the request must see, else on the master. */
  abstract reads<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /** Reads like `reads()` what takes long because it looks through texts, and keeps nobody else waiting. */
  abstract searches<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /**
   * Reads what is committed by now, which no replica can promise: on the master, and on a replica only while the master
   * is away, when nothing can change.
   */
  abstract readsLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /**
   * Runs `work` in one transaction on the master and commits it; if it throws, nothing of it happened.
   * @throws DatabaseUnavailable when the master cannot be reached, is read-only or full. After a lost connection the
   *   outcome can be unknown; only a request with an Idempotency-Key is safe to repeat.
   */
  abstract writes<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;

  /** The time by the clock of the master, by which whatever is stored is judged: instances need not agree on theirs. */
  abstract now(): Date;

  abstract health(): Promise<DatabaseHealth>;

  /** The pools of connections by the role they lead to; none where there is no server. */
  abstract pools(): Record<string, PoolFigures>;

  abstract close(): Promise<void>;
}
