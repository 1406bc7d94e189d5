import { ApiError } from '../api/api-error';
import { m } from '../messages/messages';
import type { Refusal } from '../ui/refusal-summary';
import { FormTooLarge } from './forms/read-form';
import type { Loaded } from './page';
import { fieldText, problemAdvice, problemTitle } from './problem-text';

/** A failure in words for a person, with the HTTP status of the page that says it. */
export interface FailedSubmission {
  status: number;
  /** Seconds to wait before the next try. */
  retryAfter?: number | undefined;
  refusal: Refusal;
}

/**
 * A page that says why something failed, and is answered with the status of that.
 * @param failed undefined where nothing has
 */
export function withRefusal<P>(failed: FailedSubmission, props: P): Loaded<P & { refusal: Refusal }>;
export function withRefusal<P>(failed: FailedSubmission | undefined, props: P): Loaded<P & { refusal: Refusal | null }>;
export function withRefusal<P>(
  failed: FailedSubmission | undefined,
  props: P,
): Loaded<P & { refusal: Refusal | null }> {
  const { refusal, ...answer } = failed ?? { refusal: null };
  return { ...answer, props: { ...props, refusal } };
}

/**
 * Puts a failure into words.
 * @throws what is no failure of a form or of the API: a fault of ours, answered with the page for those; and
 * `unauthorized`, which the log-in answers
 */
export function refusalOf(error: unknown): FailedSubmission {
  if (error instanceof FormTooLarge) {
    const refusal = { title: m.refused_too_large(), detail: m.too_large_text(), fields: [], requestId: '' };
    return { status: 413, refusal };
  }
  if (!(error instanceof ApiError) || error.code === 'unauthorized') throw error;
  const refusal = {
    title: problemTitle(error),
    detail: problemAdvice(error) ?? '',
    fields: error.errors.map((field) => ({ name: field.pointer.slice(1), detail: fieldText(field) })),
    // Only for what we can look up; the rest a person can mend without us.
    requestId: error.status >= 500 ? error.requestId : '',
    ...(error.unknown && { unknown: true }),
  };
  return { status: error.status, retryAfter: error.retryAfter, refusal };
}
