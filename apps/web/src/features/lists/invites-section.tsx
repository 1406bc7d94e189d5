import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';
import { Field } from '../../ui/fields/field';
import type { Frame } from '../../ui/page-frame';
import { ShownOnce } from '../../ui/shown-once';
import { roleHints, roleNames } from './role-names';

interface Props {
  frame: Frame;
  list: List;
  invites: Invite[];
  /** Link of the invitation that was just created. */
  link: string | null;
}

type Option = [value: string, text: () => string];

const roles: Option[] = Object.entries(roleHints);
const numbers: Option[] = [
  ...[1, 5, 20].map((count): Option => [String(count), () => m.invite_for_people({ count })]),
  ['', m.invite_for_anybody],
];
const ends = [1, 7, 30, 90].map((count): Option => [String(count), () => m.invite_end_days({ count })]);

/** The invitations to a list, and a form that creates one: its link is shown only once. */
export function InvitesSection({ frame, list, invites, link }: Props) {
  return (
    <section className="panel" aria-labelledby="invites-title">
      <h2 id="invites-title">
        {m.invitations()} <span className="count">{invites.length}</span>
      </h2>
      {link && <ShownOnce text={m.invite_made()} secret={link} />}
      {invites.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {invites.map((invite) => (
            <li key={invite.id}>
              <p id={`invite-${invite.id}`}>
                <b>{roleNames[invite.role]()}</b>{' '}
                <span className="hint" dir="auto">
                  <InviteTerms invite={invite} zone={frame.zone} />
                </span>
              </p>
              <form method="post" action={`/my/lists/${list.id}/revoke`}>
                <input type="hidden" name="key" value={`${frame.key}-${invite.id}`} />
                <input type="hidden" name="back" value={frame.here} />
                <button
                  type="submit"
                  name="invite"
                  value={invite.id}
                  className="danger"
                  aria-describedby={`invite-${invite.id}`}
                >
                  {m.revoke()}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/my/lists/${list.id}/invite`}>
        <input type="hidden" name="back" value={frame.here} />
        <Choice name="role" label={m.invite_as()} options={roles} value="editor" />
        <div className="row">
          <Choice name="uses" label={m.invite_for()} options={numbers} value="1" />
          <Choice name="days" label={m.invite_end()} options={ends} value="7" />
        </div>
        <button type="submit">{m.make_invite()}</button>
      </form>
    </section>
  );
}

function Choice({ name, label, options, value }: { name: string; label: string; options: Option[]; value: string }) {
  return (
    <Field name={name} label={label} error={undefined}>
      {(aria) => (
        <select {...aria} defaultValue={value}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text()}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The terms of an invitation: for how many people, by whom, and until when. */
function InviteTerms({ invite: { uses, by, expires }, zone }: { invite: Invite; zone: string | null }) {
  const terms = { by, end: useMoment(expires, zone) };
  if (uses === 0) return m.invite_used({ by });
  return uses === null ? m.invite_open(terms) : m.invite_left({ count: uses, ...terms });
}
