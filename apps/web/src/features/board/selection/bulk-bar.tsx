import { quickDays } from '@todo/shared/dates/quick-days';
import type { FormEvent, KeyboardEvent } from 'react';
import { m } from '../../../messages/messages';
import { statuses, statusNames } from '../../../ui/card';
import type { Frame } from '../../../ui/page-frame';
import { quickDayNames } from '../card/controls';
import type { Place } from '../lists/place';
import { BulkMenu } from './bulk-menu';
import { withoutSelection } from './selection-address';
import { otherLists, peopleOn } from './targets';

interface Props {
  frame: Frame;
  place: Place;
  /** Labels of the todos on the board. */
  labels: readonly string[];
  /** How many are selected; without JavaScript, which counts them, an instruction. */
  text: string;
  isEmpty?: boolean;
  submit?(event: FormEvent): void;
  all?(): void;
  leave?(): void;
}

/** The actions for the selected todos: their checkboxes belong to this form. */
export function BulkBar({ frame, place, labels, text, isEmpty, submit, all, leave }: Props) {
  const back = withoutSelection(frame.here);
  const lists = otherLists(place, frame.list);
  const people = peopleOn(place);
  return (
    <form
      id="bulk"
      className="bulk-bar"
      method="post"
      action="/items/bulk"
      aria-label={m.select_several()}
      onSubmit={submit}
      onKeyDown={leaveMenu}
    >
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="key" value={frame.key} />
      {/* The default button, for Enter in the field of the date or the labels. */}
      <button type="submit" name="due" value="day" hidden />
      <p role="status">{text}</p>
      {all && (
        <button type="button" className="quiet bulk-all" onClick={all}>
          {m.select_all()}
        </button>
      )}
      <button type="submit" name="status" value="DONE" disabled={isEmpty}>
        {statusNames.DONE}
      </button>
      <BulkMenu name="move" text={m.bulk_move()}>
        {statuses.map((status) => (
          <button key={status} type="submit" name="status" value={status} disabled={isEmpty}>
            {statusNames[status]}
          </button>
        ))}
        {lists.length > 0 && (
          <fieldset className="menu-part" aria-label={m.lists()}>
            {lists.map(({ id, name }) => (
              <button key={id} type="submit" name="list" value={id} dir="auto" disabled={isEmpty}>
                {name}
              </button>
            ))}
          </fieldset>
        )}
      </BulkMenu>
      <BulkMenu name="due" text={m.due()}>
        {quickDays.map((day) => (
          <button key={day} type="submit" name="due" value={day} disabled={isEmpty}>
            {quickDayNames[day]()}
          </button>
        ))}
        <div className="menu-part bulk-day">
          <input type="date" name="day" aria-label={m.due()} min="1000-01-01" max="9999-12-31" />
          <button type="submit" name="due" value="day" disabled={isEmpty}>
            {m.save()}
          </button>
        </div>
      </BulkMenu>
      <BulkMenu name="label" text={m.labels()}>
        <div className="bulk-labels">
          <input
            name="labels"
            aria-label={m.labels()}
            placeholder={m.labels()}
            list="bulk-known-labels"
            autoComplete="off"
            dir="auto"
          />
          <datalist id="bulk-known-labels">
            {labels.map((label) => (
              <option key={label} value={label} />
            ))}
          </datalist>
        </div>
        <button type="submit" name="label" value="add" disabled={isEmpty}>
          {m.bulk_label_add()}
        </button>
        <button type="submit" name="label" value="remove" disabled={isEmpty}>
          {m.bulk_label_remove()}
        </button>
      </BulkMenu>
      {people.length > 0 && (
        <BulkMenu name="assign" text={m.assignee()}>
          {people.map(({ id, name }) => (
            <button key={id} type="submit" name="assignee" value={id} dir="auto" disabled={isEmpty}>
              {name}
            </button>
          ))}
          <button type="submit" name="assignee" value="" disabled={isEmpty}>
            {m.nobody_yet()}
          </button>
        </BulkMenu>
      )}
      <button type="submit" name="delete" value="1" className="danger" disabled={isEmpty}>
        {m.delete_it()}
      </button>
      <a
        className="bulk-leave"
        href={back}
        onClick={(event) => {
          event.preventDefault();
          leave?.();
        }}
      >
        {m.cancel()}
      </a>
    </form>
  );
}

/** Escape in an open menu closes the menu only, and keeps the selection. */
function leaveMenu(event: KeyboardEvent): void {
  const menu = (event.target as Element).closest<HTMLDetailsElement>('.bulk-menu[open]');
  if (event.key !== 'Escape' || !menu) return;
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
