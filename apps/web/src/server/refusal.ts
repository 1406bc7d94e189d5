import { ApiError } from '../api/api-error';
import type { Refusal } from '../ui/refusal-summary';
import { FormTooLarge } from './forms/read-form';
import type { Loaded } from './page';

/** A failure in words for a person, with the HTTP status of the page that says it. */
export interface FailedSubmission {
  status: number;
  /** Seconds to wait before the next try. */
  retryAfter?: number | undefined;
  refusal: Refusal;
}

const titles: Partial<Record<ApiError['code'], string>> = {
  validation: 'Please check what you typed',
  'invalid-parameter': 'This filter does not work',
  'not-found': 'This todo is not here any more',
  'neighbour-gone': 'The list has changed meanwhile',
  'quota-exceeded': 'The list is full',
  'precondition-failed': 'This todo was changed meanwhile',
  'idempotency-running': 'The same action is still under way',
  'idempotency-mismatch': 'This form was already used',
  'too-large': 'This is too long',
  'rate-limited': 'Too many requests in a short time',
  'wrong-credentials': 'This does not let you in',
  'name-taken': 'Somebody has this name already',
  'last-owner': 'The list would have no owner',
  'invitation-over': 'This invitation is over',
  forbidden: 'This is not allowed here',
  unavailable: 'The list cannot be reached right now',
};

const advice: Partial<Record<ApiError['code'], string>> = {
  'not-found': 'It was deleted or never existed. If it was deleted, it is in the trash.',
  'neighbour-gone': 'Look at the list as it is now and move the todo again.',
  'quota-exceeded': 'Delete what is not needed any more, empty the trash, and save again.',
  'idempotency-running': 'Wait a moment and try again.',
  'idempotency-mismatch':
    'What you sent first was saved, and nothing was this time. Send the form again to save what it says now as well.',
  'invitation-over': 'Ask who sent it for a new one.',
  unavailable: 'Nothing is lost, and what you typed is still here. Try again in a moment.',
  'wrong-credentials': 'Name and password do not belong together. Check both, and the Caps Lock key.',
};

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

const adviceOnUnknown =
  'It is not known whether this was done. What you typed is still here: send it again in a moment, it is not done twice.';

/**
 * Puts a failure into words.
 * @throws what is no failure of a form or of the API: a fault of ours, answered with the page for those; and
 * `unauthorized`, which the log-in answers
 */
export function refusalOf(error: unknown): FailedSubmission {
  if (error instanceof FormTooLarge) {
    return { status: 413, refusal: { title: 'This is too long', detail: error.message, fields: [], requestId: '' } };
  }
  if (!(error instanceof ApiError) || error.code === 'unauthorized') throw error;
  const fields = error.errors.map(({ pointer, detail }) => ({ name: pointer.slice(1), detail: sentence(detail) }));
  const refusal = {
    title: titles[error.code] ?? 'Something went wrong on our side',
    detail: adviceOn(error) ?? (fields.length > 0 ? '' : sentence(error.message)),
    fields,
    // Only for what we can look up; the rest a person can mend without us.
    requestId: error.status >= 500 ? error.requestId : '',
    ...(error.unknown && { unknown: true }),
  };
  return { status: error.status, retryAfter: error.retryAfter, refusal };
}

function adviceOn({ code, retryAfter = 0, unknown }: ApiError): string | undefined {
  if (unknown) return adviceOnUnknown;
  if (code !== 'rate-limited') return advice[code];
  if (retryAfter < 10) return 'Wait a moment and try again.';
  const minutes = Math.ceil(retryAfter / 60);
  return `Try again in ${retryAfter < 100 ? `${retryAfter} seconds` : `${minutes} minutes`}.`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
