import { ApiError } from '../api/sending/api-error';
import { m } from '../messages/messages';
import type { Refusal } from '../ui/refusal-summary';
import { FormTooLarge } from './forms/read-form';
import type { Loaded } from './page';
import { fieldText, problemAdvice, problemTitle } from './problem-text';

/** A failure in words for a person, with the HTTP status of the page that shows it. */
export interface FailedSubmission {
  status: number;
  /** Seconds to wait before a retry. */
  retryAfter?: number | undefined;
  refusal: Refusal;
}

/**
 * A page that says why something failed, with the status of that failure.
 * @param failed undefined if nothing has failed
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
 * @throws any other error than one of a form or of the API: an internal error, which has its own page; and
 * `unauthorized`, which leads to the log-in
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
    fields: error.errors.map((field) => ({
      name: field.pointer.slice(1).replace(/\/\d+$/, ''),
      detail: fieldText(field),
    })),
    // Only for failures that the logs explain; the others the visitor can fix.
    requestId: error.status >= 500 ? error.requestId : '',
    ...(error.unknown && { unknown: true }),
  };
  return { status: error.status, retryAfter: error.retryAfter, refusal };
}
