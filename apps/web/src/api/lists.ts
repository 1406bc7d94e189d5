import { type Invite, InviteList, InvitePreview, NewInvite } from '@todo/shared/lists/invite';
import { List, Lists } from '@todo/shared/lists/list';
import { Member, MemberList } from '@todo/shared/lists/member';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './sending/request';

const nothing = z.undefined();

interface Key {
  key: string;
}

/** GET /lists: the visitor's lists, their own first; or those in the trash that they own. */
export function listLists(context: RequestContext, deleted = false): Promise<ApiResponse<Lists>> {
  return request(context, 'GET', '/lists', { query: { deleted: deleted ? 'true' : undefined }, returns: Lists });
}

/** GET /lists/<id>. @throws ApiError `not-found` for a list of others, or in the trash */
export function getList(context: RequestContext, id: number): Promise<ApiResponse<List>> {
  return request(context, 'GET', `/lists/${id}`, { returns: List });
}

export function createList(context: RequestContext, name: string, guards: Key): Promise<ApiResponse<List>> {
  return request(context, 'POST', '/lists', { body: { name }, returns: List, ...guards });
}

export function renameList(context: RequestContext, id: number, name: string, guards: Key): Promise<ApiResponse<List>> {
  return request(context, 'PATCH', `/lists/${id}`, { body: { name }, returns: List, ...guards });
}

/** DELETE /lists/<id>: into the trash, for all its members. */
export function deleteList(context: RequestContext, id: number, guards: Key): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/lists/${id}`, { returns: nothing, ...guards });
}

export function restoreList(context: RequestContext, id: number, guards: Key): Promise<ApiResponse<List>> {
  return request(context, 'POST', `/lists/${id}/restore`, { returns: List, ...guards });
}

/** GET /lists/<id>/members. @throws ApiError `not-found` where there are no accounts */
export function listMembers(context: RequestContext, id: number): Promise<ApiResponse<MemberList>> {
  return request(context, 'GET', `/lists/${id}/members`, { returns: MemberList });
}

export function changeRole(
  context: RequestContext,
  id: number,
  account: number,
  role: string,
  guards: Key,
): Promise<ApiResponse<Member>> {
  return request(context, 'PATCH', `/lists/${id}/members/${account}`, { body: { role }, returns: Member, ...guards });
}

/** DELETE /lists/<id>/members/<account>: removes a member, or leaves. @throws ApiError `last-owner` */
export function removeMember(
  context: RequestContext,
  id: number,
  account: number,
  guards: Key,
): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/lists/${id}/members/${account}`, { returns: nothing, ...guards });
}

/** GET /lists/<id>/invites: without their tokens. */
export function listInvites(context: RequestContext, id: number): Promise<ApiResponse<Invite[]>> {
  return request(context, 'GET', `/lists/${id}/invites`, { returns: InviteList });
}

/** POST /lists/<id>/invites. Only this response contains the token. */
export function createInvite(
  context: RequestContext,
  id: number,
  invite: { role: string; uses: number | null; expires: string },
): Promise<ApiResponse<NewInvite>> {
  return request(context, 'POST', `/lists/${id}/invites`, { body: invite, returns: NewInvite });
}

export function revokeInvite(
  context: RequestContext,
  id: number,
  invite: number,
  guards: Key,
): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/lists/${id}/invites/${invite}`, { returns: nothing, ...guards });
}

/** GET /invites/<token>. @throws ApiError `not-found`, `invitation-over` */
export function previewInvite(context: RequestContext, token: string): Promise<ApiResponse<InvitePreview>> {
  return request(context, 'GET', `/invites/${encodeURIComponent(token)}`, { returns: InvitePreview });
}

/** POST /invites/<token>: the visitor becomes a member of the list. */
export function acceptInvite(context: RequestContext, token: string, guards: Key): Promise<ApiResponse<List>> {
  return request(context, 'POST', `/invites/${encodeURIComponent(token)}`, { returns: List, ...guards });
}
