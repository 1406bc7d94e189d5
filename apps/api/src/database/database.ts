import type { QueryRunner } from 'typeorm';
import type { Dialect } from './sql/dialect.js';
import type { Transaction } from './transaction.js';

/** Runs SQL with `?` placeholders. */
export interface Reader {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Wraps a runner that is used for SELECTs only: they return rows, while TypeORM's own type is `any`. */
export function asReader(runner: QueryRunner): Reader {
  return { query: (sql, parameters = []) => runner.query(sql, [...parameters]) };
}

/** State of the database servers, for the readiness probe. */
export interface DatabaseHealth {
  writer: 'ok' | 'down';
  reader: 'ok' | 'down';
}

/** Utilization of a connection pool. */
export interface PoolFigures {
  open: number;
  free: number;
  /** Requests that are waiting for a connection. */
  waiting: number;
}

export interface WriteOptions {
  /** Whether `work` finds out by itself what an earlier attempt of it did, so that it runs again though nobody knows. */
  isRepeatable?: boolean;
}

/**
 * The data store. Each call states where it may run: `reads()` on a replica, `writes()` on the master only. A read
 * whose result decides a write belongs inside `writes()`.
 */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /**
   * Whether a write leaves a change in the journal whoever makes it, this release or the one before. Only then does the
   * number of a list tell all that happened to it.
   */
  abstract readonly journalsEveryWrite: boolean;

  /** Reads on a replica that has everything the request must see, or else on the master. */
  abstract reads<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /** Like `reads()`, for slow scans through texts, which do not block other requests. */
  abstract searches<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /**
   * Reads the latest committed state, which no replica can guarantee: on the master, and on a replica only while the
   * master is down, when nothing can change.
   */
  abstract readsLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /** Like `readsLatest()`, for slow scans through texts, which do not block other requests. */
  abstract searchesLatest<T>(work: (reader: Reader) => Promise<T>): Promise<T>;

  /**
   * Runs `work` in one transaction on the master and commits it; if it throws, the transaction is rolled back. While no
   * server takes writes, it waits for one.
   * @throws DatabaseUnavailable when the master cannot be reached, is read-only or full. After a lost connection the
   *   outcome can be unknown; only a request with an Idempotency-Key is safe to retry.
   */
  abstract writes<T>(work: (tx: Transaction) => Promise<T>, options?: WriteOptions): Promise<T>;

  /**
   * The time by the master's clock, against which stored times are compared: the clocks of the instances may differ.
   */
  abstract now(): Date;

  abstract health(): Promise<DatabaseHealth>;

  /** The connection pools by the role of their server; none for the embedded database. */
  abstract pools(): Record<string, PoolFigures>;

  abstract close(): Promise<void>;
}
