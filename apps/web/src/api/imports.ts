import { ImportReport } from '@todo/shared/todos/import';
import { type ApiResponse, type RequestContext, request } from './sending/request';

/** How long the API may take for the largest file. */
export const importTimeoutMs = 60_000;

/** How a file is read, in the API's parameters. */
export interface ImportChoices {
  upload: string;
  from?: string | undefined;
  dates?: string | undefined;
  columns?: string | undefined;
  tz?: string | undefined;
}

/** POST /lists/<id>/import?dry_run=true: what importing a file that was sent before would do. @throws ApiError `upload-gone` */
export function previewImport(
  context: RequestContext,
  list: number,
  choices: ImportChoices,
): Promise<ApiResponse<ImportReport>> {
  const query = { ...choices, dry_run: 'true' };
  return request(context, 'POST', `/lists/${list}/import`, {
    query,
    returns: ImportReport,
    timeoutMs: importTimeoutMs,
  });
}

/** POST /lists/<id>/import: imports a file that was sent before; entries that cannot be imported are left out. */
export function finishImport(
  context: RequestContext,
  list: number,
  choices: ImportChoices,
  guards: { key: string },
): Promise<ApiResponse<ImportReport>> {
  const query = { ...choices, skip: 'true' };
  return request(context, 'POST', `/lists/${list}/import`, {
    query,
    returns: ImportReport,
    timeoutMs: importTimeoutMs,
    ...guards,
  });
}
