import type { Captured } from '@todo/shared/capture/capture';
import { m } from '../../../messages/messages';
import { dueText } from '../../../ui/dates/calendar-day';
import { Icon } from '../../../ui/icon';
import { repeatText } from '../../../ui/repeat/repeat-text';

interface Props {
  found: Captured | null;
  today: string | null;
  /** The words are no date, and stay in the title. */
  keep(): void;
}

/** The date that the line names. The button that takes it away needs no stop of the Tab key: Backspace and Escape do it. */
export function DateChip({ found, today, keep }: Props) {
  return (
    <div className="typed-date">
      <span role="status" id="title-date">
        {found?.repeat && (
          <span className="chip">
            <Icon name="calendar" />
            {repeatText(found.repeat, null)}
          </span>
        )}
        {found?.due && (
          <span className="chip">
            <Icon name="calendar" />
            {m.line_due({ day: dueText(found.due, today) })}
          </span>
        )}
      </span>
      {found && (
        <button
          type="button"
          className="quiet"
          onClick={keep}
          aria-label={m.line_no_date({ words: found.dueWords })}
          title={m.line_no_date({ words: found.dueWords })}
        >
          ×
        </button>
      )}
    </div>
  );
}
