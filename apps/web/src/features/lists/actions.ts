import { getUser } from '../../api/accounts';
import {
  changeRole,
  createInvite,
  createList,
  deleteList,
  removeMember,
  renameList,
  restoreList,
  revokeInvite,
} from '../../api/lists';
import { m } from '../../messages/messages';
import { idOf } from '../../server/forms/id';
import type { FormOutcome, Post } from '../../server/forms/post';
import { boardOf, listName } from '../../ui/list-names';
import * as filters from './filters/filter-actions';
import * as labels from './labels/label-actions';
import type { ListProps } from './list-page';
import { loadListPage } from './load-list';

export type ListAction = (post: Post, list: number) => Promise<FormOutcome<ListProps>>;

/** Actions of the forms on the page of a list, by the last segment of their address. */
export const listActions = new Map<string, ListAction>([
  ['rename', rename],
  ['delete', remove],
  ['restore', restore],
  ['role', giveRole],
  ['remove', removeOne],
  ['leave', leave],
  ['invite', invite],
  ['revoke', revoke],
  ['rename-label', labels.rename],
  ['remove-label', labels.remove],
  ['save-filter', filters.save],
  ['rename-filter', filters.rename],
  ['place-filter', filters.place],
  ['remove-filter', filters.remove],
]);

const dayMs = 24 * 60 * 60 * 1000;

/** POST /my/lists: creates a list. */
export async function makeList({ form, context, key }: Post): Promise<FormOutcome> {
  const { value, consistencyToken } = await createList(context.request, form.get('name') ?? '', { key });
  return { answer: {}, consistencyToken, to: boardOf(value), flash: { text: m.list_made({ name: value.name }) } };
}

async function rename({ form, context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const { value, consistencyToken } = await renameList(context.request, list, form.get('name') ?? '', { key });
  return done(m.list_renamed({ name: listName(value) }), consistencyToken);
}

async function remove({ context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const { consistencyToken } = await deleteList(context.request, list, { key });
  return { ...done(m.list_trashed(), consistencyToken), to: '/my/lists' };
}

async function restore({ context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const { value, consistencyToken } = await restoreList(context.request, list, { key });
  return done(m.list_restored({ name: listName(value) }), consistencyToken);
}

async function giveRole({ form, context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const account = idOf(form.get('account')) ?? 0;
  const { value, consistencyToken } = await changeRole(context.request, list, account, form.get('role') ?? '', { key });
  return done(m.role_changed({ name: value.name }), consistencyToken);
}

async function removeOne({ form, context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const account = idOf(form.get('account')) ?? 0;
  const { consistencyToken } = await removeMember(context.request, list, account, { key });
  return done(m.member_removed(), consistencyToken);
}

async function leave({ context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const { value: me } = await getUser(context.request);
  const { consistencyToken } = await removeMember(context.request, list, me.id, { key });
  return { ...done(m.list_left(), consistencyToken), to: '/my/lists' };
}

/** Shows the link at once instead of redirecting: it is stored nowhere. */
async function invite({ form, context, origin }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const days = Math.min(Math.max(Number(form.get('days')) || 7, 1), 90);
  const { value, consistencyToken } = await createInvite(context.request, list, {
    role: form.get('role') ?? '',
    uses: Number(form.get('uses')) || null,
    expires: new Date(Date.now() + days * dayMs).toISOString(),
  });
  context.request.consistencyToken = consistencyToken ?? context.request.consistencyToken;
  const page = await loadListPage(context, list, undefined, { link: `${origin}/join/${value.token}` });
  return { answer: {}, consistencyToken, show: { ...page, status: 201 } };
}

async function revoke({ form, context, key }: Post, list: number): Promise<FormOutcome<ListProps>> {
  const { consistencyToken } = await revokeInvite(context.request, list, idOf(form.get('invite')) ?? 0, { key });
  return done(m.invite_revoked(), consistencyToken);
}

function done(text: string, consistencyToken: string | undefined): FormOutcome<ListProps> {
  return { answer: {}, consistencyToken, flash: { text } };
}
