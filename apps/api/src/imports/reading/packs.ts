import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { NewTodo } from '../../todos/arrivals/new-todo.js';

/** An entry under the name by which it is known again. */
export interface Packed extends NewTodo {
  hash: string;
  self?: { id: number; created: string };
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** Entries of one pack: as many as are in memory at a time. */
const packRows = 500;

/**
 * Entries that were read, a few bytes each, in the order in which they came: a transaction that has to run again reads
 * nothing a second time.
 */
export class Packs {
  private readonly packs: Buffer[] = [];
  private open: Packed[] = [];
  private total = 0;

  get size(): number {
    return this.total;
  }

  async add(entry: Packed): Promise<void> {
    this.total++;
    this.open.push(entry);
    if (this.open.length === packRows) await this.close();
  }

  /** After the last entry. */
  async close(): Promise<void> {
    if (this.open.length === 0) return;
    const json = JSON.stringify(this.open);
    this.open = [];
    this.packs.push(await deflate(json, { level: 1 }));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Packed[]> {
    for (const pack of this.packs) yield JSON.parse((await inflate(pack)).toString());
  }
}
