import { ApiError } from '../../api/sending/api-error';
import { m } from '../../messages/messages';
import { type FailedSubmission, refusalOf } from '../../server/refusal';
import { unreadableText } from './carrying/import-texts';

type Words = Partial<Record<ApiError['code'], { title: () => string; advice: () => string }>>;

const gone = { title: m.refused_list_gone, advice: m.advice_list_gone };
const owners = { title: m.refused_list_owners, advice: m.advice_list_owners };

/** What a problem means on each page: on others, `not-found` is about a todo and `full` about the list. */
const pages = {
  lists: { 'quota-exceeded': { title: m.refused_lists_full, advice: m.advice_lists_full } },
  list: {
    'not-found': gone,
    forbidden: owners,
    'quota-exceeded': { title: m.refused_invites_full, advice: m.advice_invites_full },
  },
  import: {
    'not-found': gone,
    'too-large': { title: m.refused_too_large, advice: m.advice_import_large },
    forbidden: { title: m.refused_import_viewer, advice: m.advice_import_viewer },
  },
  invitation: {
    'not-found': { title: m.refused_invitation_unknown, advice: m.advice_invitation_unknown },
    'quota-exceeded': { title: m.refused_join_full, advice: m.advice_join_full },
  },
} satisfies Record<string, Words>;

/** Describes a failure on a page of lists. @throws what `refusalOf` throws */
export function listRefusalOf(error: unknown, page: keyof typeof pages): FailedSubmission {
  const failed = refusalOf(error);
  if (error instanceof ApiError && error.code === 'import-unreadable') {
    const detail = unreadableText(error.errors[0]?.code);
    return { ...failed, refusal: { ...failed.refusal, detail, fields: [] } };
  }
  const words: Words = pages[page];
  const own = error instanceof ApiError && !error.unknown ? words[error.code] : undefined;
  if (!own) return failed;
  return { ...failed, refusal: { ...failed.refusal, title: own.title(), detail: own.advice() } };
}
