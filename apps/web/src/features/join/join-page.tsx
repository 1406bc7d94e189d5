import type { InvitePreview } from '@todo/shared/lists/invite';
import { m } from '../../messages/messages';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { roleHints } from '../lists/role-names';
import { EntryLayout } from '../login/entry-layout';

export interface JoinProps {
  frame: Frame;
  /** null if the invitation has expired, is used up or does not exist. */
  invite: InvitePreview | null;
  refusal: Refusal | null;
}

/** The page behind an invitation link. Visitors without an account create one on the way. */
export function JoinPage({ frame, invite, refusal }: JoinProps) {
  const next = new URLSearchParams({ next: frame.here });
  return (
    <EntryLayout frame={frame} title={invite ? m.join_title({ list: invite.list }) : m.invitation()}>
      {refusal && <RefusalSummary refusal={refusal} />}
      {invite && (
        <>
          <p dir="auto">{m.invited_by({ by: invite.by, list: invite.list })}</p>
          <p className="hint">{roleHints[invite.role]()}</p>
        </>
      )}
      {invite && frame.account && (
        <form method="post" action={frame.here}>
          <input type="hidden" name="key" value={frame.key} />
          <input type="hidden" name="back" value={frame.here} />
          <button type="submit" className="primary">
            {m.join_as({ name: frame.account })}
          </button>
        </form>
      )}
      {invite && !frame.account && (
        <p className="row">
          <a className="button primary" href={`/register?${next}`}>
            {m.register()}
          </a>
          <a className="button" href={`/login?${next}`}>
            {m.log_in()}
          </a>
        </p>
      )}
      {!invite && (
        <p>
          <a href="/my/lists">{m.lists()}</a>
        </p>
      )}
    </EntryLayout>
  );
}
