import type { GetServerSideProps, GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import { ApiError } from '../../api/api-error';
import { logInPage } from '../../features/login/load-log-in';
import { logInWith } from '../../features/login/log-in-fields';
import type { LogInProps } from '../../features/login/log-in-page';
import type { Flash } from '../../ui/model';
import { rememberToken } from '../cookies/consistency-cookie';
import { cookieNames, flashSeconds, setCookie } from '../cookies/cookies';
import { answerUnknownHost, isKnownHost } from '../known-host';
import { logOnce } from '../log-once';
import { answerPage, isUnauthorized, type Loaded, seeOther } from '../page';
import { type Visit, visitOf } from '../page-context';
import { localPath } from './local-path';
import { keyOf } from './one-time-key';
import { readForm } from './read-form';
import { isSameOrigin, refusalOfOrigin } from './same-origin';

/** A form post: what was sent, for which path, and by whom. */
export interface Post {
  form: URLSearchParams;
  visit: Visit;
  /** Where the visitor was. */
  back: string;
  /** The `[id]` of the path. */
  id: number;
  path: string;
  /** Idempotency-Key of what the form asks for. */
  key: string;
}

/** What an accepted form did. */
export interface Done<P = never> {
  /** Body for the page's own script. */
  answer: object;
  token?: string | undefined;
  flash?: Flash;
  /** Where to go, if not back. */
  to?: string;
  /** Element to show after going back. */
  anchor?: string;
  /** Page to show at once, for what must not be asked for a second time. */
  show?: Loaded<P>;
}

interface FormPage<P> {
  act(post: Post): Promise<Done<P>>;
  /** The page that says why the form was refused, with all that was typed. @throws what it cannot explain */
  refuse(post: Post, error: unknown): Promise<Loaded<P>>;
  /** False: nothing is at this address. */
  exists?(visit: Visit): boolean | Promise<boolean>;
}

/**
 * A page whose address forms are posted to.
 * A browser's form is answered 303 back to where it came from, or with the refusing page; the page's own script, which
 * accepts JSON, gets the outcome as JSON. Who is not logged in (any more) gets the log-in with all that was sent in it:
 * it is posted to the same address again, and the form does what it would have done. Where nobody knows whether a form
 * did something, its page keeps the key, and the next try is the same write. Looking at the address leads to the page
 * with the form.
 */
export function formPage<P extends object>(
  page: FormPage<P>,
  look: (id: string) => string = () => '/',
): GetServerSideProps<P | LogInProps | Record<string, never>> {
  return async (context) => {
    const { req, res } = context;
    if (req.method === 'GET' || req.method === 'HEAD') return seeOther(look(String(context.params?.id ?? '')));
    if (req.method !== 'POST') {
      res.writeHead(405, { Allow: 'GET, HEAD, POST' }).end();
      return { props: {} };
    }
    if (!isSameOrigin(req)) return refuseOrigin(context);
    const visit = await visitOf(context);
    if (!(await isKnownHost(req, visit.caller))) return answerUnknownHost(context);
    if (page.exists && !(await page.exists(visit))) return { notFound: true };
    return answerPost(context, visit, page);
  };
}

type Answer<P> = Promise<GetServerSidePropsResult<P | LogInProps | Record<string, never>>>;

async function answerPost<P extends object>(
  context: GetServerSidePropsContext,
  visit: Visit,
  { act, refuse }: FormPage<P>,
): Answer<P> {
  const { req, res } = context;
  const path = new URL(context.resolvedUrl, 'http://here.invalid').pathname;
  const id = Number(context.params?.id ?? 0);
  const post: Post = { form: new URLSearchParams(), visit, back: '/', id, path, key: visit.frame.key };
  try {
    post.form = await readForm(req);
    post.key = keyOf(post.form);
    post.back = localPath(post.form.get('back'));
    visit.frame.here = post.back;
    const refusedLogIn = await logInWith(post, res);
    if (refusedLogIn) return answerPage(context, visit, await logInPage(post, context.resolvedUrl, refusedLogIn));
    const { token, answer, flash, to = post.back, anchor, show } = await act(post);
    if (token) rememberToken(res, token);
    if (wantsJson(context)) return answerJson(context, 200, answer);
    if (show) return answerPage(context, visit, show);
    if (flash) setCookie(res, cookieNames.flash, JSON.stringify(flash), flashSeconds);
    return seeOther(anchor ? `${to}#${anchor}` : to);
  } catch (error) {
    if (error instanceof ApiError && error.status >= 500) visit.frame.key = post.key;
    if (wantsJson(context) && error instanceof ApiError) {
      const { status, code, message, errors, requestId, unknown } = error;
      return answerJson(context, status, { code, detail: message, errors, request_id: requestId, unknown });
    }
    if (isUnauthorized(error)) return answerPage(context, visit, await logInPage(post, context.resolvedUrl));
    return answerPage(context, visit, await refuse(post, error));
  }
}

/** The page's own script asks for JSON. */
function wantsJson({ req }: GetServerSidePropsContext): boolean {
  return req.headers.accept === 'application/json';
}

function refuseOrigin(context: GetServerSidePropsContext): { props: Record<string, never> } {
  const { req, res } = context;
  const detail = refusalOfOrigin(req);
  logOnce(`a form was refused (403): ${detail}`);
  if (wantsJson(context)) return answerJson(context, 403, { code: 'forbidden', detail, errors: [] });
  res.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(`${detail}\n`);
  return { props: {} };
}

function answerJson(
  { res }: GetServerSidePropsContext,
  status: number,
  body: object,
): { props: Record<string, never> } {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
  return { props: {} };
}
