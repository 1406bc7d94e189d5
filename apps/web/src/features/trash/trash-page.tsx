import { useToday } from '../../browser/day';
import { m } from '../../messages/messages';
import type { Card } from '../../ui/card';
import { useLocalDay } from '../../ui/dates/local-day';
import { Layout } from '../../ui/layout/layout';
import { html, inner } from '../../ui/markup';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { marked } from '../board/card/marked';
import { TrashSearch } from './trash-search';

export interface TrashProps {
  frame: Frame;
  /** Search query; empty shows everything. */
  q: string;
  /** Each with the time of its deletion, and that day in the visitor's time zone (null if the zone is unknown). */
  items: (Card & { deleted: string; deletedDay: string | null })[];
  today: string | null;
  total: number;
  more: string | null;
  refusal: Refusal | null;
}

/** Deleted todos, with buttons to restore them or delete them permanently. */
export function TrashPage({ frame, q, items, today: rendered, total, more, refusal }: TrashProps) {
  const today = useToday(rendered);
  return (
    <Layout frame={frame} title={m.trash()} current="trash">
      <div className="narrow">
        <h1>
          {m.trash()} <span className="count">{total}</span>
        </h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {(total > 0 || q) && <TrashSearch q={q} />}
        {!refusal && total === 0 && <p className="empty">{q ? m.empty_filtered() : m.trash_empty()}</p>}
        {items.length > 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
          <ol className="cards trash" role="list">
            {items.map(({ id, title, deleted, deletedDay }) => (
              <li key={id} id={`todo-${id}`} className="card">
                <div className="card-text">
                  <span className="card-title" dir="auto" id={`title-${id}`} {...inner(html`${marked(title, q)}`)} />
                  <span className="chip">
                    <DeletedOn time={deleted} day={deletedDay} today={today} />
                  </span>
                </div>
                <form method="post" action={`/items/${id}/restore`}>
                  <input type="hidden" name="back" value={frame.here} />
                  <input type="hidden" name="key" value={frame.key} />
                  <button type="submit" aria-describedby={`title-${id}`}>
                    {m.restore()}
                  </button>
                  <button
                    type="submit"
                    formAction={`/items/${id}/purge`}
                    className="danger"
                    aria-describedby={`title-${id}`}
                  >
                    {m.delete_for_good()}
                  </button>
                </form>
              </li>
            ))}
          </ol>
        )}
        {more && (
          <a className="more" href={more}>
            {m.older()}
          </a>
        )}
        {total > 0 && !q && (
          <details className="confirm">
            <summary>{m.empty_trash()}</summary>
            <form method="post" action="/trash/empty">
              <input type="hidden" name="back" value="/trash" />
              <input type="hidden" name="key" value={frame.key} />
              <p>{m.empty_trash_text({ count: total })}</p>
              <button type="submit" className="danger">
                {m.delete_for_good()}
              </button>
            </form>
          </details>
        )}
      </div>
    </Layout>
  );
}

function DeletedOn({ time, day, today }: { time: string; day: string | null; today: string | null }) {
  return <time dateTime={time}>{m.deleted_on({ day: useLocalDay(time, day, today) })}</time>;
}
