import { limits } from '@todo/shared/limits';
import { m } from '../../../messages/messages';

/*
 * The API says it in English, for programs; these are for people, by the same codes.
 */

const faults: Record<string, () => string> = {
  no_title: m.import_no_title,
  content_too_long: () => m.field_content_length({ max: limits.contentBytes }),
};

const notices: Record<string, () => string> = {
  title_shortened: () => m.import_title_shortened({ max: limits.titleCodePoints }),
  day_unreadable: m.import_day_unreadable,
  day_order: m.import_day_order,
  time_dropped: m.import_time_dropped,
  status_unknown: m.import_status_unknown,
  priority_unknown: m.import_priority_unknown,
  repeat_unreadable: m.import_repeat_unreadable,
  labels_dropped: () => m.import_labels_dropped({ max: limits.labels, length: limits.labelCodePoints }),
  assignee_unknown: m.import_assignee_unknown,
  attachments_dropped: m.import_attachments_dropped,
  comments_dropped: m.import_comments_dropped,
  subtask: m.import_subtask,
  archived: m.import_archived,
  trashed: m.import_trashed,
};

/** Why an entry cannot be imported, and what to do. */
export function faultText(code: string): string {
  return (faults[code] ?? m.field_invalid)();
}

/** What is not taken over as it is. */
export function noticeText(code: string): string {
  return (notices[code] ?? m.import_changed)();
}

/** Why a file cannot be read, and what to do. */
const unreadable: Record<string, () => string> = {
  empty: m.import_unreadable_empty,
  encoding: m.import_unreadable_encoding,
  archive: m.import_unreadable_archive,
  no_titles: m.import_unreadable_titles,
  quote: m.import_unreadable_quote,
  json: m.import_unreadable_json,
};

export function unreadableText(code: string | undefined): string {
  return (unreadable[code ?? ''] ?? m.import_unreadable_other)();
}
