/** Texts that are kept; a client uses a handful, apart from its cursors and searches. */
const capacity = 500;
/** Longer texts are not kept, so that the memory stays small. */
const maxLength = 500;

const queries = new Map<string, object>();

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
  if (queries.size === capacity) queries.delete(queries.keys().next().value as string);
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
