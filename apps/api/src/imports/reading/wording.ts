import { limits } from '@todo/shared/limits';
import type { FaultCode, NoticeCode } from './draft.js';

/** What is to be done about an entry that cannot be imported. */
export const faultDetails: Record<FaultCode, string> = {
  no_title: 'there is no title: write one, or remove the line',
  content_too_long: `the notes have more than ${limits.contentBytes} bytes: shorten them, or make two entries of this one`,
  malformed: 'this is no entry: correct it, or remove it',
};

/** What is not taken over as it is, and where it goes. */
export const noticeDetails: Record<NoticeCode, string> = {
  title_shortened: `titles of more than ${limits.titleCodePoints} characters are shortened; the whole is in the notes`,
  day_unreadable: 'days that nobody can read are in the notes: write 2026-11-30',
  day_order: 'days like 3/4/2026 were read in one order of two: choose the other with dates=dmy or dates=mdy',
  time_dropped: 'a todo is due on a day: times of day are left out',
  status_unknown: 'words for a status that nobody knows are in the notes, and the todo is to do',
  priority_unknown: 'words for a priority that nobody knows are in the notes',
  repeat_unreadable: 'what repeats in a way that there is none of here is due once; what it said is in the notes',
  labels_dropped: `labels beyond ${limits.labels}, and those of more than ${limits.labelCodePoints} characters, are in the notes`,
  assignee_unknown: 'who is no member of this list is named in the notes: invite them first to assign todos to them',
  attachments_dropped: 'attached files are left out',
  comments_dropped: 'comments are left out',
  subtask:
    'subtasks are lines to tick in the notes of their todo, or todos of their own where they have more than a title',
  archived: 'what is archived is left out',
  trashed: 'what is in the trash is left out',
};
