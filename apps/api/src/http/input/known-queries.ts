import { LRUCache } from 'lru-cache';

/** Bytes of the whole cache; a client uses a handful of queries, apart from its cursors and searches. */
const maxBytes = 4 * 1024 * 1024;
/** Longer texts are not cached. */
const maxLength = 500;
/** Upper bound of the bytes cached with a query besides its text, mostly statements, and per character of the text. */
const ownBytes = 8_192;
const bytesPerCharacter = 16;

const queries = new LRUCache<string, object>({
  maxSize: maxBytes,
  sizeCalculation: (_, text) => ownBytes + bytesPerCharacter * text.length,
});

/**
 * Returns the same frozen object for the same query text, so that results derived from a query can be cached under it:
 * parsing and planning a list query again costs a tenth of the whole request (docs/decisions/0004-list-read-cost.md).
 * @param text the query string as it stands in the URL
 * @param query the members of the text, parsed
 */
export function knownQuery(text: string, query: object): object {
  const known = queries.get(text);
  if (known) return known;
  if (text.length > maxLength) return query;
  queries.set(text, Object.freeze(query));
  return query;
}

/**
 * Results cached under the object they are derived from; only for frozen objects, which are reused and cannot change.
 */
export class Kept<T> {
  private readonly results = new WeakMap<object, T>();

  get(source: object): T | undefined {
    return this.results.get(source);
  }

  /** @returns `result`, frozen if it is cached */
  set<R extends T & object>(source: object, result: R): R {
    if (!Object.isFrozen(source)) return result;
    this.results.set(source, result);
    return Object.freeze(result);
  }
}
