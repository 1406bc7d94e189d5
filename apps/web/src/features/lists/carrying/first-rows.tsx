import type { ImportReport } from '@todo/shared/todos/import';
import { m } from '../../../messages/messages';
import { dayText } from '../../../ui/dates/calendar-day';

const names = { TODO: m.status_todo, PROGRESS: m.status_progress, DONE: m.status_done };

/** The first todos that a file would make. */
export function FirstRows({ rows }: { rows: ImportReport['rows'] }) {
  return (
    <section className="panel" aria-labelledby="rows-title">
      <h2 id="rows-title">{m.import_rows()}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
      <ul className="entries" role="list">
        {rows.map(({ title, content, status, due, priority, labels }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two rows apart
          <li key={n}>
            <p dir="auto">
              <b>{title}</b> <span className="hint">{names[status]()}</span>{' '}
              {due && <span className="chip">{dayText(due, null)}</span>}{' '}
              {priority && <span className={`chip p${priority}`}>!{priority}</span>}{' '}
              {labels.map((label) => (
                <span key={label} className="chip" dir="auto">
                  #{label}{' '}
                </span>
              ))}
              {content && <span className="hint import-notes">{content}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
