import { ApiError } from '../../api/sending/api-error';
import { m } from '../../messages/messages';
import { type FailedSubmission, refusalOf } from '../../server/refusal';

const words: Partial<Record<ApiError['code'], { title: () => string; advice: () => string }>> = {
  'not-found': { title: m.refused_calendar_gone, advice: m.advice_calendar_gone },
  'quota-exceeded': { title: m.refused_calendars_full, advice: m.advice_calendars_full },
};

/** Describes a failure on this page: on others, `not-found` is about a todo. @throws what `refusalOf` throws */
export function calendarRefusalOf(error: unknown): FailedSubmission {
  const failed = refusalOf(error);
  const own = error instanceof ApiError && !error.unknown ? words[error.code] : undefined;
  return own ? { ...failed, refusal: { ...failed.refusal, title: own.title(), detail: own.advice() } } : failed;
}
