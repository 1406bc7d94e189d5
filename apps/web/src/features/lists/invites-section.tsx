import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import { useState } from 'react';
import { Field } from '../../ui/field';
import { roleHints, roleNames } from '../../ui/list-names';
import type { Frame } from '../../ui/page-frame';
import { useMoment } from '../../ui/timestamp';

interface Props {
  frame: Frame;
  list: List;
  invites: Invite[];
  /** Address of the invitation that was just made. */
  link: string | null;
}

const ends = { '1': 'In a day', '7': 'In a week', '30': 'In a month', '90': 'In three months' };
const numbers = { '1': 'One person', '5': 'Five people', '20': 'Twenty people', '': 'Anybody who has the link' };

/** The invitations of a list, and a new one: a link, which is shown once. */
export function InvitesSection({ frame, list, invites, link }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <section className="panel" aria-labelledby="invites-title">
      <h2 id="invites-title">Invitations</h2>
      {link && (
        <div className="notice" role="status">
          <p>Send this link to whom you invite. Copy it now: it is not kept, and not shown again.</p>
          <code className="secret">{link}</code>
          <button
            type="button"
            className="needs-script"
            onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}
          >
            {copied ? 'Copied' : 'Copy the link'}
          </button>
        </div>
      )}
      {invites.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {invites.map((invite) => (
            <li key={invite.id}>
              <p id={`invite-${invite.id}`}>
                <b>{roleNames[invite.role]}</b>{' '}
                <span className="hint">
                  by <span dir="auto">{invite.by}</span>, {usesInWords(invite.uses)}, ends{' '}
                  <Moment time={invite.expires} zone={frame.zone} />
                </span>
              </p>
              <form method="post" action={`/lists/${list.id}/revoke`}>
                <input type="hidden" name="key" value={`${frame.key}-${invite.id}`} />
                <input type="hidden" name="back" value={frame.here} />
                <button
                  type="submit"
                  name="invite"
                  value={invite.id}
                  className="danger"
                  aria-describedby={`invite-${invite.id}`}
                >
                  Revoke
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/lists/${list.id}/invite`}>
        <input type="hidden" name="back" value={frame.here} />
        <div className="row">
          <Choice name="role" label="As" options={roleHints} value="editor" />
          <Choice name="uses" label="For" options={numbers} value="1" />
          <Choice name="days" label="Ends" options={ends} value="7" />
        </div>
        <button type="submit">Make an invitation</button>
      </form>
    </section>
  );
}

function Choice({ name, label, options, value }: { name: string; label: string; options: object; value: string }) {
  return (
    <Field name={name} label={label} error={undefined}>
      {(aria) => (
        <select {...aria} defaultValue={value}>
          {Object.entries(options).map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Moment({ time, zone }: { time: string; zone: string | null }) {
  return <time dateTime={time}>{useMoment(time, zone)}</time>;
}

function usesInWords(uses: number | null): string {
  if (uses === null) return 'for anybody';
  if (uses === 0) return 'used';
  return uses === 1 ? 'for one person' : `for ${uses} people`;
}
