import { SavedFilter, SavedFilterList } from '@todo/shared/filters/saved-filter';
import { z } from 'zod';
import { ApiError } from './sending/api-error';
import { type ApiResponse, type RequestContext, request } from './sending/request';

interface Key {
  key: string;
}

/** GET /lists/<id>/filters, in their order; none where the API is of the release before, which has none. */
export async function listFilters(context: RequestContext, list: number): Promise<SavedFilter[]> {
  try {
    return (await request(context, 'GET', `/lists/${list}/filters`, { returns: SavedFilterList })).value;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}

/** POST /lists/<id>/filters. @throws ApiError `name-taken`, `validation`, `quota-exceeded` */
export function saveFilter(
  context: RequestContext,
  list: number,
  filter: { name: string; query: string },
  guards: Key,
): Promise<ApiResponse<SavedFilter>> {
  return request(context, 'POST', `/lists/${list}/filters`, { body: filter, returns: SavedFilter, ...guards });
}

/** PATCH /lists/<id>/filters/<filter>: another name, or another place among the others, from 0. */
export function changeFilter(
  context: RequestContext,
  list: number,
  filter: number,
  change: { name?: string; place?: number },
  guards: Key,
): Promise<ApiResponse<SavedFilter>> {
  const path = `/lists/${list}/filters/${filter}`;
  return request(context, 'PATCH', path, { body: change, returns: SavedFilter, ...guards });
}

/** DELETE /lists/<id>/filters/<filter>: the todos that it shows stay. */
export function deleteFilter(
  context: RequestContext,
  list: number,
  filter: number,
  guards: Key,
): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/lists/${list}/filters/${filter}`, { returns: z.undefined(), ...guards });
}
