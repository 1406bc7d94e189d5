import type { List } from '@todo/shared/lists/list';
import type { Member } from '@todo/shared/lists/member';
import { m } from '../../messages/messages';
import type { Frame } from '../../ui/page-frame';
import { roleHints, roleNames } from './role-names';

interface Props {
  frame: Frame;
  list: List;
  members: Member[];
  /** Id of the visitor's account. */
  me: number;
}

/** The members of a list, whose roles an owner can change. */
export function MembersSection({ frame, list, members, me }: Props) {
  return (
    <section className="panel" aria-labelledby="members-title">
      <h2 id="members-title">
        {m.members()} <span className="count">{members.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
      <ul className="entries" role="list">
        {members.map((member) => (
          <li key={member.id}>
            <p>
              <b dir="auto" id={`member-${member.id}`}>
                {member.name}
              </b>{' '}
              {member.id === me && <span className="chip">{m.you()}</span>}
              {list.role !== 'owner' && <span className="chip">{roleNames[member.role]()}</span>}
            </p>
            <form method="post" action={`/my/lists/${list.id}/role`} aria-labelledby={`member-${member.id}`}>
              <input type="hidden" name="key" value={`${frame.key}-${member.id}`} />
              <input type="hidden" name="back" value={frame.here} />
              <input type="hidden" name="account" value={member.id} />
              {list.role === 'owner' && (
                <>
                  <label className="sr-only" htmlFor={`role-${member.id}`}>
                    {m.role_of({ name: member.name })}
                  </label>
                  <select id={`role-${member.id}`} name="role" defaultValue={member.role}>
                    {Object.entries(roleHints).map(([role, hint]) => (
                      <option key={role} value={role}>
                        {hint()}
                      </option>
                    ))}
                  </select>
                  <button type="submit" aria-describedby={`member-${member.id}`}>
                    {m.change()}
                  </button>
                </>
              )}
              {member.id === me ? (
                <button type="submit" className="danger" formAction={`/my/lists/${list.id}/leave`}>
                  {m.leave_list()}
                </button>
              ) : (
                list.role === 'owner' && (
                  <button
                    type="submit"
                    className="danger"
                    formAction={`/my/lists/${list.id}/remove`}
                    aria-describedby={`member-${member.id}`}
                  >
                    {m.remove_member()}
                  </button>
                )
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
