import { type Label, LabelList, RenamedLabel } from '@todo/shared/todos/label';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './sending/request';

interface Key {
  key: string;
}

const pathOf = (list: number, label: string) => `/lists/${list}/labels/${encodeURIComponent(label)}`;

/** GET /lists/<id>/labels */
export function listLabels(context: RequestContext, list: number): Promise<ApiResponse<Label[]>> {
  return request(context, 'GET', `/lists/${list}/labels`, { returns: LabelList });
}

/** PATCH /lists/<id>/labels/<label>: in all todos; with the name of another label both become one. */
export function renameLabel(
  context: RequestContext,
  list: number,
  label: string,
  name: string,
  guards: Key,
): Promise<ApiResponse<RenamedLabel>> {
  return request(context, 'PATCH', pathOf(list, label), { body: { name }, returns: RenamedLabel, ...guards });
}

/** DELETE /lists/<id>/labels/<label>: from all todos, which stay. */
export function removeLabel(
  context: RequestContext,
  list: number,
  label: string,
  guards: Key,
): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', pathOf(list, label), { returns: z.undefined(), ...guards });
}
