import type { Captured } from '@todo/shared/capture/capture';
import { m } from '../../../messages/messages';
import { priorityNames } from '../../../ui/card';
import { dueText } from '../../../ui/dates/calendar-day';
import { Icon } from '../../../ui/icon';
import { repeatText } from '../../../ui/repeat/repeat-text';

interface Props {
  found: Captured | null;
  today: string | null;
  /** Rejects the words that were understood: they stay in the title. */
  keep(): void;
}

/**
 * The date, the priority and the labels that were found in the line. The button that removes them is not in the Tab
 * order, because Backspace and Escape do the same.
 */
export function DateChip({ found, today, keep }: Props) {
  return (
    <div className="typed-date">
      <span role="status" id="title-date">
        {found?.repeat && (
          <span className="chip">
            <Icon name="calendar" />
            {repeatText(found.repeat, found.repeatFrom)}
          </span>
        )}
        {found?.due && (
          <span className="chip">
            <Icon name="calendar" />
            {m.line_due({ day: dueText(found.due, today) })}
          </span>
        )}{' '}
        {found?.priority && (
          <span className={`chip p${found.priority}`}>
            {m.line_priority({ priority: priorityNames[found.priority]?.() ?? '' })}
          </span>
        )}{' '}
        {found?.labels.map((label) => (
          <span key={label} className="chip" dir="auto">
            #{label}{' '}
          </span>
        ))}
      </span>
      {found && (
        <button type="button" className="quiet" onClick={keep} aria-label={keepText(found)} title={keepText(found)}>
          ×
        </button>
      )}
    </div>
  );
}

function keepText({ priority, labels, words }: Captured): string {
  return priority === null && labels.length === 0 ? m.line_no_date({ words }) : m.line_keep({ words });
}
