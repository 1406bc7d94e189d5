import { LRUCache } from 'lru-cache';

/** Bytes of everything that is kept; a client uses a handful of queries, apart from its cursors and searches. */
const maxBytes = 4 * 1024 * 1024;
/** Longer texts are not kept. */
const maxLength = 500;
/** Bytes that are kept with a query at most beside its text, most of them statements, and per character of it. */
const ownBytes = 8_192;
const bytesPerCharacter = 16;

const queries = new LRUCache<string, object>({
  maxSize: maxBytes,
  sizeCalculation: (_, text) => ownBytes + bytesPerCharacter * text.length,
});

/**
 * Gives the same object for the same query text, frozen, so that what is made of a query can be kept under it: parsing
 * and planning the same list anew costs a tenth of the whole request (docs/decisions/0004-list-read-cost.md).
 * @param text as it stands in the URL
 * @param query the text's members, parsed
 */
export function knownQuery(text: string, query: object): object {
  const known = queries.get(text);
  if (known) return known;
  if (text.length > maxLength) return query;
  queries.set(text, Object.freeze(query));
  return query;
}

/** Results under the object they were made of; only of frozen ones, which come again and cannot change. */
export class Kept<T> {
  private readonly results = new WeakMap<object, T>();

  get(source: object): T | undefined {
    return this.results.get(source);
  }

  /** @returns `result`, frozen if it is kept */
  set<R extends T & object>(source: object, result: R): R {
    if (!Object.isFrozen(source)) return result;
    this.results.set(source, result);
    return Object.freeze(result);
  }
}
