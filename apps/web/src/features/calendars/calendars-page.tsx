import type { Feed, FeedKind } from '@todo/shared/calendar/feed';
import type { List } from '@todo/shared/lists/list';
import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';
import { Layout } from '../../ui/layout/layout';
import { listName } from '../../ui/list-names';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { ShownOnce } from '../../ui/shown-once';
import { NewCalendar } from './new-calendar';

export interface CalendarsProps {
  frame: Frame;
  feeds: Feed[];
  lists: List[];
  /** Initial value of the form: the id of a list, or empty for all lists. */
  chosen: { list: string; kind: FeedKind };
  /** Address of the calendar that was just created; it is shown only this once. */
  address: string | null;
  refusal: Refusal | null;
}

const kinds = { events: m.calendar_events, todos: m.calendar_todos };

/** The calendars of the visitor, which other programs subscribe to, and a form that creates one. */
export function CalendarsPage({ frame, feeds, lists, chosen, address, refusal }: CalendarsProps) {
  const nameOf = ({ list }: Feed) => {
    const shown = lists.find(({ id }) => id === list);
    return list === null ? m.calendar_all() : shown ? listName(shown) : m.calendar_gone();
  };
  return (
    <Layout frame={frame} title={m.calendars()}>
      <div className="narrow">
        <h1>{m.calendars()}</h1>
        <p>{m.calendars_hint()}</p>
        {refusal && <RefusalSummary refusal={refusal} />}
        {address && (
          <>
            <ShownOnce text={m.calendar_made()} secret={address} />
            <p>
              <a href={address.replace(/^https?:/, 'webcal:')}>{m.calendar_subscribe()}</a>
            </p>
          </>
        )}
        {feeds.length > 0 && (
          <section className="panel" aria-labelledby="calendars-title">
            <h2 id="calendars-title">
              {m.calendars_made()} <span className="count">{feeds.length}</span>
            </h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
            <ul className="entries" role="list">
              {feeds.map((feed) => (
                <li key={feed.id}>
                  <p id={`calendar-${feed.id}`}>
                    <b dir="auto">{nameOf(feed)}</b> <span className="chip">{kinds[feed.kind]()}</span>{' '}
                    <span className="hint">
                      <Times feed={feed} zone={frame.zone} />
                    </span>
                  </p>
                  <form method="post" action="/my/calendars/revoke">
                    <input type="hidden" name="key" value={`${frame.key}-${feed.id}`} />
                    <input type="hidden" name="back" value={frame.here} />
                    <button
                      type="submit"
                      name="calendar"
                      value={feed.id}
                      className="danger"
                      aria-describedby={`calendar-${feed.id}`}
                    >
                      {m.revoke()}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        )}
        <NewCalendar frame={frame} lists={lists} chosen={chosen} kinds={kinds} />
      </div>
    </Layout>
  );
}

function Times({ feed, zone }: { feed: Feed; zone: string | null }) {
  const used = feed.last_used;
  const texts = { made: useMoment(feed.created, zone), used: useMoment(used ?? feed.created, zone) };
  return used === null ? m.token_unused(texts) : m.token_times(texts);
}
