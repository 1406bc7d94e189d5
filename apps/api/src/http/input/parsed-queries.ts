import { LRUCache } from 'lru-cache';
import type { z } from 'zod';

/** Bytes of all cached results of one schema; a client uses a handful of queries, apart from its cursors and searches. */
const maxBytes = 1024 * 1024;
/** Characters of a query beyond which its result is not cached. */
const longestText = 500;
/** Upper bound in bytes of a result besides its text, and per character of the text. */
const resultBytes = 1_024;
const bytesPerCharacter = 16;

/**
 * Caches what each schema made of a query, under the query's text: checking a list query again costs a tenth of the
 * whole request (docs/decisions/0004-list-read-cost.md).
 */
export class ParsedQueries {
  private readonly bySchema = new Map<z.ZodType, LRUCache<string, object>>();

  /**
   * @param query the members of the query string; each is a text or a list of texts
   * @returns the result of `parse`, frozen, since the next request with this query gets the same object
   */
  get(schema: z.ZodType, query: object, parse: () => object): object {
    const results = this.resultsOf(schema);
    const text = JSON.stringify(query);
    const known = results.get(text);
    if (known) return known;
    const result = Object.freeze(parse());
    if (text.length <= longestText) results.set(text, result);
    return result;
  }

  private resultsOf(schema: z.ZodType): LRUCache<string, object> {
    const known = this.bySchema.get(schema);
    if (known) return known;
    const results = new LRUCache<string, object>({
      maxSize: maxBytes,
      sizeCalculation: (_, text) => resultBytes + bytesPerCharacter * text.length,
    });
    this.bySchema.set(schema, results);
    return results;
  }
}
