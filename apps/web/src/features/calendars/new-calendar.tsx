import type { FeedKind } from '@todo/shared/calendar/feed';
import { m } from '../../messages/messages';
import { Field } from '../../ui/fields/field';
import { listName } from '../../ui/list-names';
import type { CalendarsProps } from './calendars-page';

interface Props extends Pick<CalendarsProps, 'frame' | 'lists' | 'chosen'> {
  kinds: Record<FeedKind, () => string>;
}

/** The form that creates a calendar. */
export function NewCalendar({ frame, lists, chosen, kinds }: Props) {
  return (
    <form method="post" action="/my/calendars" className="fields">
      <input type="hidden" name="back" value={frame.here} />
      <div className="row">
        <Field name="list" label={m.calendar_of()} error={undefined}>
          {(aria) => (
            <select {...aria} defaultValue={chosen.list}>
              <option value="">{m.calendar_all()}</option>
              {lists.map((list) => (
                // As text: the id 0 of the shared list would be taken for the empty choice.
                <option key={list.id} value={String(list.id)}>
                  {listName(list)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="kind" label={m.calendar_as()} error={undefined}>
          {(aria) => (
            <select {...aria} defaultValue={chosen.kind}>
              {Object.entries(kinds).map(([kind, text]) => (
                <option key={kind} value={kind}>
                  {text()}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <p className="hint">{m.calendar_hint()}</p>
      <div className="row">
        <button type="submit" className="primary">
          {m.make_calendar()}
        </button>
      </div>
    </form>
  );
}
