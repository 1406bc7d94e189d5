import { AsyncLocalStorage } from 'node:async_hooks';

/** What one request wants of the database's consistency, and what it got. */
export interface Consistency {
  /** Token of a write that the reads of this request must see. */
  wanted?: string;
  /** Server role that answered the last read. */
  readFrom?: 'master' | 'replica';
  /** Token of the last write of this request. */
  written?: string;
}

/**
 * The consistency of the request that is running. It is ambient because it concerns every statement of a request and
 * none of the code between the HTTP headers and the connection.
 */
export const consistency = new AsyncLocalStorage<Consistency>();

/** Token of a database in which every read sees every write before it: one file, or one server. */
export const nothingToWaitFor = 'none';
