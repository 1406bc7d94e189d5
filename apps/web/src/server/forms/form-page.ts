import type { GetServerSideProps, GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import { ApiError } from '../../api/sending/api-error';
import { writeJson } from '../answer-json';
import { rememberConsistencyToken } from '../cookies/consistency-cookie';
import { cookieNames, flashSeconds, setCookie } from '../cookies/cookies';
import { answerUnknownHost, isKnownHost } from '../known-host';
import { logOnce } from '../log-once';
import { answerPage, isUnauthorized, seeOther } from '../page';
import { type PageContext, pageContextOf } from '../page-context';
import { fieldText, problemLine } from '../problem-text';
import { localPath, siteUrl } from './local-path';
import type { FormPage, LogInGate, Post } from './post';
import { readForm } from './read-form';
import { isSameOrigin, originOfForm, refusalOfOrigin } from './same-origin';
import { keyOf } from './submitted-key';

type Nothing = Record<string, never>;

/**
 * Creates `formPage`, which handles the forms that are posted to an address.
 * A browser's form is answered with 303 to the page it came from, or with a page that says why it was rejected; the
 * site's own script, which accepts JSON, gets the outcome as JSON. A visitor without a valid session gets the log-in,
 * which carries the form and is posted to the same address, so that the form takes effect afterwards. If the outcome of
 * a form is unknown, its page keeps the key, so that the next attempt is the same write. GET redirects to `pageOf`, the
 * page with the form.
 */
export function formPageBehind<L extends object>(gate: LogInGate<L>) {
  return function formPage<P extends object>(
    page: FormPage<P>,
    pageOf: (id: string) => string = () => '/',
  ): GetServerSideProps<P | L | Nothing> {
    return async (next) => {
      const { req, res } = next;
      if (req.method === 'GET' || req.method === 'HEAD') return seeOther(pageOf(String(next.params?.id ?? '')));
      if (req.method !== 'POST') {
        res.writeHead(405, { Allow: 'GET, HEAD, POST' }).end();
        return { props: {} };
      }
      if (!isSameOrigin(req)) return refuseOrigin(next);
      const context = await pageContextOf(next);
      if (!(await isKnownHost(req, context.request))) return answerUnknownHost(next);
      if (page.exists && !(await page.exists(context))) return { notFound: true };
      return answerPost(next, context, page, gate);
    };
  };
}

/** An address that shows a page on GET and handles a form on POST. */
export function pageWithForm(page: GetServerSideProps, form: GetServerSideProps): GetServerSideProps {
  return (next) => (next.req.method === 'POST' ? form(next) : page(next));
}

async function answerPost<P extends object, L extends object>(
  next: GetServerSidePropsContext,
  context: PageContext,
  { act, refuse = rethrow }: FormPage<P>,
  gate: LogInGate<L>,
): Promise<GetServerSidePropsResult<P | L | Nothing>> {
  const { req, res, params, resolvedUrl } = next;
  const post: Post = {
    form: new URLSearchParams(),
    context,
    response: res,
    back: '/',
    id: Number(params?.id ?? 0),
    path: siteUrl(resolvedUrl).pathname,
    origin: originOfForm(req),
    key: context.frame.key,
  };
  try {
    post.form = await readForm(req);
    post.key = keyOf(post.form);
    post.back = localPath(post.form.get('back'));
    context.frame.here = post.back;
    const failedLogIn = await gate.logIn(post);
    if (failedLogIn) return answerPage(next, context, await gate.loadPage(post, resolvedUrl, failedLogIn));
    const { consistencyToken, answer, flash, to = post.back, anchor, show } = await act(post);
    if (consistencyToken) rememberConsistencyToken(res, consistencyToken);
    if (wantsJson(next)) return writeJson(res, 200, answer);
    if (show) return answerPage(next, context, show);
    if (flash) setCookie(res, cookieNames.flash, JSON.stringify(flash), flashSeconds);
    return seeOther(anchor ? `${to}#${anchor}` : to);
  } catch (error) {
    if (error instanceof ApiError && error.status >= 500) context.frame.key = post.key;
    if (wantsJson(next) && error instanceof ApiError) {
      const { status, code, requestId, unknown } = error;
      const errors = error.errors.map((field) => ({ ...field, detail: fieldText(field) }));
      return writeJson(res, status, { code, detail: problemLine(error), errors, request_id: requestId, unknown });
    }
    if (isUnauthorized(error)) return answerPage(next, context, await gate.loadPage(post, resolvedUrl));
    return answerPage(next, context, await refuse(post, error));
  }
}

function rethrow(_: Post, error: unknown): never {
  throw error;
}

/** The site's own script asks for JSON. */
function wantsJson({ req }: GetServerSidePropsContext): boolean {
  return req.headers.accept === 'application/json';
}

function refuseOrigin(next: GetServerSidePropsContext): { props: Nothing } {
  const { req, res } = next;
  const detail = refusalOfOrigin(req);
  logOnce(`a form was refused (403): ${detail}`);
  if (wantsJson(next)) return writeJson(res, 403, { code: 'forbidden', detail, errors: [] });
  res.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(`${detail}\n`);
  return { props: {} };
}
