import { Problem } from '@todo/shared/problem';
import { ImportReport } from '@todo/shared/todos/import';
import type { GetServerSideProps } from 'next';
import { ApiError } from '../../../api/sending/api-error';
import { sendBody } from '../../../api/sending/pass-through';
import { isSameOrigin, refusalOfOrigin } from '../../../server/forms/same-origin';
import { answerUnknownHost, isKnownHost } from '../../../server/known-host';
import { answerPage, isUnauthorized, logInAt, seeOther } from '../../../server/page';
import { type PageContext, pageContextOf } from '../../../server/page-context';
import { listIdOf } from '../load-list';
import { listRefusalOf } from '../refusals';
import type { ImportProps } from './import-page';
import { loadImportPage } from './load-import';

type Next = Parameters<GetServerSideProps>[0];

/**
 * A file that is posted to /my/lists/<id>/import: it is sent on as it arrives and never is in memory, and its preview has
 * an address of its own.
 */
export const sendFileRoute: GetServerSideProps<ImportProps | Record<string, never>> = async (next) => {
  const { req, res, params } = next;
  if (!isSameOrigin(req)) {
    res.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    res.end(`${refusalOfOrigin(req)}\n`);
    return { props: {} };
  }
  const context = await pageContextOf(next);
  if (!(await isKnownHost(req, context.request))) return answerUnknownHost(next);
  const list = listIdOf(params?.list);
  try {
    const { upload } = await preview(next, context, list);
    return seeOther(`/my/lists/${list}/import/${upload}`);
  } catch (error) {
    if (isUnauthorized(error)) return seeOther(logInAt(`/my/lists/${list}/import`));
    return answerPage(next, context, await loadImportPage(context, list, listRefusalOf(error, 'import')));
  }
};

async function preview({ req, res }: Next, { request }: PageContext, list: number): Promise<ImportReport> {
  const { requestId } = request;
  const answer = await sendBody(req, res, `/lists/${list}/import?dry_run=true`, {
    'x-request-id': requestId,
    ...(request.sessionToken && { authorization: `Bearer ${request.sessionToken}` }),
  }).catch((cause) => {
    throw new ApiError({ status: 503, code: 'unavailable', detail: 'no answer', request_id: requestId }, { cause });
  });
  const body: unknown = parsed(answer.text);
  if (answer.status < 400) return ImportReport.parse(body);
  const problem = Problem.safeParse(body);
  if (problem.success) throw new ApiError(problem.data);
  // A proxy in between has refused it, by its size mostly.
  const code = answer.status === 413 ? 'too-large' : 'unavailable';
  throw new ApiError({ status: answer.status, code, detail: 'the file was refused', request_id: requestId });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
