import { limits } from '@todo/shared/limits';
import type { FieldError } from '@todo/shared/problem';
import type { ApiError } from '../api/sending/api-error';
import { m } from '../messages/messages';

/*
 * The API's messages are in English, for programs. People read these texts, selected by the codes of its problems; the
 * API's own sentences are not shown anywhere.
 */

type Say = () => string;

const title = () => m.field_title_length({ max: limits.titleCodePoints });
const label = () => m.field_label({ max: limits.labelCodePoints });
const name = () => m.field_name_length({ max: limits.nameCodePoints });
const password = () =>
  m.field_password_length({ min: limits.passwordMinCodePoints, max: limits.passwordMaxCodePoints });

/** By the pointer and the code of an error. */
const fields: Record<string, Say> = {
  '/title too_short': title,
  '/title too_long': title,
  '/title required': title,
  '/content too_long': () => m.field_content_length({ max: limits.contentBytes }),
  '/due invalid_format': m.field_due_format,
  '/due too_small': m.field_due_early,
  '/assignee not_a_member': m.field_assignee_member,
  '/operations too_big': () => m.field_bulk_length({ max: limits.bulkOperations }),
  '/labels too_short': label,
  '/labels too_long': label,
  '/labels invalid_format': label,
  '/addLabels too_short': label,
  '/addLabels too_long': label,
  '/addLabels invalid_format': label,
  '/addLabels too_many': () => m.field_labels_many({ max: limits.labels }),
  '/removeLabels too_long': label,
  '/labels too_many': () => m.field_labels_many({ max: limits.labels }),
  '/name too_short': name,
  '/name too_long': name,
  '/name required': name,
  '/name invalid_length': name,
  '/name invalid_format': m.field_name_format,
  '/name taken': m.field_name_taken,
  '/name made': m.field_token_made,
  '/password too_short': password,
  '/password too_long': password,
  '/password required': password,
  '/password too_common': m.field_password_common,
  '/current_password wrong': m.field_password_wrong,
  '/q invalid_is': m.search_invalid_is,
  '/q invalid_due': m.search_invalid_due,
  '/q invalid_label': () => m.search_invalid_label({ max: limits.labelCodePoints }),
  '/q invalid_by': m.search_invalid_by,
  '/q too_long': () => m.search_too_long({ max: limits.searchCodePoints }),
  '/repeat different': m.field_repeat_different,
};

/** What is wrong with a field. */
export function fieldText({ pointer, code }: FieldError): string {
  // One of several is told as its field.
  return (fields[`${pointer.replace(/\/\d+$/, '')} ${code}`] ?? m.field_invalid)();
}

const titles: Partial<Record<ApiError['code'], Say>> = {
  validation: m.refused_validation,
  'invalid-parameter': m.refused_invalid_parameter,
  'not-found': m.refused_not_found,
  'neighbour-gone': m.refused_neighbour_gone,
  'line-gone': m.refused_line_gone,
  'quota-exceeded': m.refused_quota_exceeded,
  'precondition-failed': m.refused_precondition_failed,
  'idempotency-running': m.refused_idempotency_running,
  'idempotency-mismatch': m.refused_idempotency_mismatch,
  'too-large': m.refused_too_large,
  'rate-limited': m.refused_rate_limited,
  unauthorized: m.session_ended,
  'wrong-credentials': m.refused_wrong_credentials,
  'name-taken': m.refused_name_taken,
  'too-many-tokens': m.refused_too_many_tokens,
  'last-owner': m.refused_last_owner,
  'invitation-over': m.refused_invitation_over,
  'undo-refused': m.refused_undo,
  'bulk-refused': m.refused_bulk,
  'changes-folded': m.refused_changes_folded,
  'import-unreadable': m.refused_import_unreadable,
  'import-refused': m.refused_import,
  'upload-gone': m.refused_upload_gone,
  forbidden: m.refused_forbidden,
  unavailable: m.refused_unavailable,
};

const advice: Partial<Record<ApiError['code'], Say>> = {
  'not-found': m.advice_not_found,
  'neighbour-gone': m.advice_neighbour_gone,
  'line-gone': m.advice_line_gone,
  'quota-exceeded': m.advice_quota_exceeded,
  'idempotency-running': m.advice_wait,
  'idempotency-mismatch': m.advice_idempotency_mismatch,
  unavailable: m.advice_unavailable,
  'wrong-credentials': m.advice_wrong_credentials,
  'last-owner': m.advice_last_owner,
  'invitation-over': m.advice_invitation_over,
  'undo-refused': m.advice_undo_gone,
  'bulk-refused': m.advice_bulk,
  'changes-folded': m.advice_changes_folded,
  'upload-gone': m.advice_upload_gone,
  forbidden: m.advice_forbidden,
};

/** A failure in a few words. */
export function problemTitle({ code }: ApiError): string {
  return (titles[code] ?? m.failed_title)();
}

/** What to do about it; undefined where the field errors or the title are enough. */
export function problemAdvice({ code, retryAfter = 0, unknown, later }: ApiError): string | undefined {
  if (unknown) return m.advice_unknown();
  if (later) return later.by ? m.advice_undo_by({ name: later.by.name }) : m.advice_undo();
  if (code !== 'rate-limited') return advice[code]?.();
  if (retryAfter < 10) return m.advice_wait();
  return retryAfter < 100
    ? m.advice_seconds({ count: retryAfter })
    : m.advice_minutes({ count: Math.ceil(retryAfter / 60) });
}

/** The whole problem in one line, for the script of a page. */
export function problemLine(error: ApiError): string {
  const [field] = error.errors;
  if (field) return fieldText(field);
  const title = problemTitle(error);
  const advice = problemAdvice(error);
  return advice === undefined ? title : m.title_then_advice({ title, advice });
}
