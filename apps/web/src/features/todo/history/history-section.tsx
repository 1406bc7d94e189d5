import { m } from '../../../messages/messages';
import { dayText } from '../../../ui/dates/calendar-day';
import { useMoment } from '../../../ui/dates/timestamp';
import type { Frame } from '../../../ui/page-frame';
import type { TodoHistory } from './load-history';
import { type FormerValue, kindNames, type ShownChange } from './shown-change';

interface Props {
  frame: Frame;
  id: number;
  history: TodoHistory;
  /** Page to return to from the page of the todo. */
  back: string;
}

const memberNames = {
  title: m.field_title,
  content: m.notes,
  status: m.status,
  due: m.due,
  assignee: m.assignee,
  repeat: m.repeat,
  priority: m.priority,
  labels: m.labels,
} as const;

/** Maximum length of a text that is shown unfolded. */
const shortText = 300;

/** Who changed what and when, newest first, with forms to undo a change and to restore an earlier text. */
export function HistorySection({ frame, id, history, back }: Props) {
  const { changes, older, isOlder } = history;
  const address = (before?: number) =>
    `/items/${id}?${new URLSearchParams({ ...(before && { before: String(before) }), back })}#history`;
  return (
    <section className="panel history" id="history" aria-labelledby="history-title">
      <h2 id="history-title">{m.history()}</h2>
      {changes === null && <p className="hint">{m.history_unavailable()}</p>}
      {changes?.length === 0 && <p className="hint">{m.history_empty()}</p>}
      {changes && changes.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ol className="entries" role="list">
          {changes.map((change) => (
            <Entry key={change.seq} frame={frame} id={id} change={change} history={history} back={back} />
          ))}
        </ol>
      )}
      {(older !== null || isOlder) && (
        <p className="row">
          {isOlder && (
            <a className="button" href={address()}>
              {m.history_newest()}
            </a>
          )}
          {older !== null && (
            <a className="button" href={address(older)}>
              {m.older()}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

function Entry({ frame, id, change, history, back }: Props & { change: ShownChange }) {
  const { seq, at, by, token, kind, former, undoable } = change;
  const hasText = former.some(({ member }) => member === 'title' || member === 'content');
  const hidden = (
    <>
      <input type="hidden" name="key" value={`${frame.key}-${seq}`} />
      <input type="hidden" name="back" value={`/items/${id}?${new URLSearchParams({ back })}`} />
      <input type="hidden" name="seq" value={seq} />
    </>
  );
  return (
    <li>
      <p id={`change-${seq}`}>
        <b>{kindNames[kind]()}</b> {by !== null && <span dir="auto">{by}</span>}{' '}
        {token !== null && (
          <span className="chip" dir="auto">
            {m.history_token({ name: token })}
          </span>
        )}
        <span className="hint">{useMoment(at, frame.zone)}</span>
      </p>
      {former.length > 0 && (
        <dl>
          {former.map((value) => (
            <div key={value.member}>
              <dt>{memberNames[value.member]()}</dt>
              <Former value={value} />
            </div>
          ))}
        </dl>
      )}
      {undoable && (
        <div className="row">
          <form method="post" action={`/items/${id}/undo`}>
            {hidden}
            {history.list !== null && <input type="hidden" name="list" value={history.list} />}
            <button type="submit" aria-describedby={`change-${seq}`}>
              {m.undo()}
            </button>
          </form>
          {hasText && (
            <form method="post" action={`/items/${id}/bring-back`}>
              {hidden}
              <input type="hidden" name="version" value={history.version} />
              <button type="submit" aria-describedby={`change-${seq}`}>
                {m.bring_back()}
              </button>
            </form>
          )}
        </div>
      )}
    </li>
  );
}

function Former({ value: { member, before, after } }: { value: FormerValue }) {
  const text = (value: string) => (member === 'due' && value ? dayText(value, null) : value) || m.empty();
  if (member !== 'content') {
    return (
      <dd dir="auto">
        <del>{text(before)}</del> <span aria-hidden="true">→</span> <ins>{text(after)}</ins>
      </dd>
    );
  }
  return (
    <dd>
      <details open={before.length <= shortText}>
        <summary>{m.notes_before()}</summary>
        <p className="former-text" dir="auto">
          {text(before)}
        </p>
      </details>
    </dd>
  );
}
