import { limits } from '@todo/shared/limits';

/** The id in a path; undefined if no todo can have it. */
export function idOf(text: unknown): number | undefined {
  const id = typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= limits.id ? id : undefined;
}
