import type { Session } from '@todo/shared/accounts/session';
import { Timestamp } from '../../ui/timestamp';

/** Lists the sessions of the account, each with a button that ends it. */
export function SessionsSection({ sessions }: { sessions: Session[] }) {
  return (
    <section className="panel" aria-labelledby="sessions-title">
      <h2 id="sessions-title">
        Sessions <span className="count">{sessions.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
      <ul className="entries" role="list">
        {sessions.map(({ id, client, created, last_used, current }) => (
          <li key={id}>
            <p>
              <b id={`session-${id}`}>{client}</b> {current && <span className="chip">This browser</span>}
              <span className="hint">
                Since <Timestamp time={created} />, last used <Timestamp time={last_used} />
              </span>
            </p>
            {!current && (
              <form method="post" action="/account/end-session">
                <input type="hidden" name="back" value="/account" />
                <button type="submit" name="session" value={id} aria-describedby={`session-${id}`}>
                  End
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/account/log-out-everywhere">
        <input type="hidden" name="back" value="/account" />
        <button type="submit">Log out everywhere</button>
      </form>
    </section>
  );
}
