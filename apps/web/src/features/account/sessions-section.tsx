import type { Session } from '@todo/shared/accounts/session';
import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';

/** Lists the sessions of the account, each with a button that ends it. */
export function SessionsSection({ sessions, zone }: { sessions: Session[]; zone: string | null }) {
  return (
    <section className="panel" aria-labelledby="sessions-title">
      <h2 id="sessions-title">
        {m.sessions()} <span className="count">{sessions.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
      <ul className="entries" role="list">
        {sessions.map(({ id, client, created, last_used, current }) => (
          <li key={id}>
            <p>
              <b id={`session-${id}`}>{client}</b> {current && <span className="chip">{m.this_browser()}</span>}
              <span className="hint">
                <SessionTimes since={created} used={last_used} zone={zone} />
              </span>
            </p>
            {!current && (
              <form method="post" action="/account/end-session">
                <input type="hidden" name="back" value="/account" />
                <button type="submit" name="session" value={id} aria-describedby={`session-${id}`}>
                  {m.end_session()}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/account/log-out-everywhere">
        <input type="hidden" name="back" value="/account" />
        <button type="submit">{m.log_out_everywhere()}</button>
      </form>
    </section>
  );
}

function SessionTimes({ since, used, zone }: { since: string; used: string; zone: string | null }) {
  return m.session_times({ since: useMoment(since, zone), used: useMoment(used, zone) });
}
