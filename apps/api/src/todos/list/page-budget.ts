import { limits } from '@todo/shared/limits';
import type { TodoRow } from '../todo.entity.js';

/** Bytes of the longest labels: a code point has up to four, and the key of a label up to twice those of its name. */
const longestLabels = limits.labels * 3 * 4 * limits.labelCodePoints;
/** The same of a row. */
const longestRow = limits.contentBytes + 4 * limits.titleCodePoints + longestLabels;

/** Rows that fit into a page at any length. */
export const rowsThatFit = Math.floor(limits.pageBytes / longestRow);

/** How many of these rows fit one page: at most `limit`, and within the byte budget, but always at least one. */
export function rowsOfPage(rows: readonly TodoRow[], limit: number): number {
  if (limit <= rowsThatFit) return Math.min(rows.length, limit);
  let bytes = 0;
  const end = rows.findIndex(({ title, content, labels }) => {
    bytes += Buffer.byteLength(title) + Buffer.byteLength(content) + Buffer.byteLength(labels ?? '');
    return bytes > limits.pageBytes;
  });
  return Math.min(end === -1 ? rows.length : Math.max(end, 1), limit);
}
