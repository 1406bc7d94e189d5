import type { Invite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import type { Member } from '@todo/shared/lists/member';
import type { Label } from '@todo/shared/todos/label';
import { m } from '../../messages/messages';
import { Layout } from '../../ui/layout/layout';
import { boardOf, listName } from '../../ui/list-names';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { CarryingSection } from './carrying/carrying-section';
import { InvitesSection } from './invites-section';
import { LabelsSection, type Relabel } from './labels/labels-section';
import { MembersSection } from './members-section';
import { RenameForm } from './rename-form';

export interface ListProps {
  frame: Frame;
  /** null where the list cannot be had. */
  settings: { list: List; labels: Label[]; members: Member[]; invites: Invite[]; me: number | null } | null;
  /** Address of the invitation that was just made, which is shown once. */
  link: string | null;
  /** Name that was typed and refused. */
  typed: string | null;
  /** The same of a label. */
  relabel: Relabel | null;
  refusal: Refusal | null;
}

/** The settings of a list: its name, its labels, who is in it, who is invited, and its end. */
export function ListPage({ frame, settings, link, typed, relabel, refusal }: ListProps) {
  const title = settings ? listName(settings.list) : m.list();
  const isOwner = settings?.list.role === 'owner';
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <h1 dir="auto">{title}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {/* Nothing that was typed is lost while the list cannot be had. */}
        {!settings && typed !== null && <RenameForm frame={frame} name={typed} refusal={refusal} />}
        {settings && (
          <>
            <p>
              <a href={boardOf(settings.list)}>{m.open_board()}</a> · <a href="/my/lists">{m.lists()}</a>
            </p>
            {isOwner && <RenameForm frame={frame} name={typed ?? settings.list.name} refusal={refusal} />}
            <LabelsSection frame={frame} {...settings} relabel={relabel} />
            <CarryingSection list={settings.list} />
            {settings.me !== null && <MembersSection frame={frame} {...settings} me={settings.me} />}
            {settings.me !== null && isOwner && (
              <InvitesSection frame={frame} list={settings.list} invites={settings.invites} link={link} />
            )}
            {isOwner && !settings.list.own && (
              <details className="confirm">
                <summary>{m.delete_list()}</summary>
                <form method="post" action={`/my/lists/${settings.list.id}/delete`}>
                  <input type="hidden" name="key" value={frame.key} />
                  <input type="hidden" name="back" value={frame.here} />
                  <p>{m.delete_list_text()}</p>
                  <button type="submit" className="danger">
                    {m.delete_it()}
                  </button>
                </form>
              </details>
            )}
          </>
        )}
      </div>
    </Layout>
  );
}
