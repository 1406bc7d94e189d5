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
import { type DescribedFilter, FiltersSection, type TypedFilter } from './filters/filters-section';
import { InvitesSection } from './invites-section';
import { LabelsSection, type Relabel } from './labels/labels-section';
import { MembersSection } from './members-section';
import { RenameForm } from './rename-form';

export interface ListProps {
  frame: Frame;
  /** null if the list could not be loaded. */
  settings: {
    list: List;
    filters: DescribedFilter[];
    labels: Label[];
    members: Member[];
    invites: Invite[];
    me: number | null;
  } | null;
  /** Link of the invitation that was just created; it is shown only this once. */
  link: string | null;
  /** Name of the list that was typed and rejected. */
  typed: string | null;
  /** Name of a label that was typed and rejected. */
  relabel: Relabel | null;
  /** The same of a filter; or one that is to be saved. */
  filter: (TypedFilter & { words: string }) | null;
  refusal: Refusal | null;
}

/** The settings of a list: name, saved filters, labels, members, invitations and deletion. */
export function ListPage({ frame, settings, link, typed, relabel, filter, refusal }: ListProps) {
  const title = settings ? listName(settings.list) : m.list();
  const isOwner = settings?.list.role === 'owner';
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <h1 dir="auto">{title}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {/* What was typed must not be lost when the list cannot be loaded. */}
        {!settings && typed !== null && <RenameForm frame={frame} name={typed} refusal={refusal} />}
        {settings && (
          <>
            <p>
              <a href={boardOf(settings.list)}>{m.open_board()}</a> · <a href="/my/lists">{m.lists()}</a> ·{' '}
              <a href={`/my/calendars?list=${settings.list.id}`}>{m.calendars()}</a>
            </p>
            {isOwner && <RenameForm frame={frame} name={typed ?? settings.list.name} refusal={refusal} />}
            <FiltersSection frame={frame} {...settings} typed={filter} refusal={refusal} />
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
