import { AsyncLocalStorage } from 'node:async_hooks';

/** The consistency that one request asks for, and the one that it got. */
export interface Consistency {
  /** Token of a write that the reads of this request must see. */
  wanted?: string;
  /** Role of the server that served the last read. */
  readFrom?: 'master' | 'replica';
  /** Token of the last write of this request. */
  written?: string;
}

/**
 * The consistency of the current request. It is ambient because it concerns every statement of a request and none of
 * the code between the HTTP headers and the connection.
 */
export const consistency = new AsyncLocalStorage<Consistency>();

/** Token of a database in which every read sees all earlier writes: a single file, or a single server. */
export const nothingToWaitFor = 'none';
