import type { GetServerSideProps, GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import { ApiError } from '../api/sending/api-error';
import { m } from '../messages/messages';
import { cookieNames, flashSeconds, setCookie } from './cookies/cookies';
import { answerUnknownHost, isKnownHost } from './known-host';
import { type PageContext, pageContextOf } from './page-context';

/** A page with its props; `status` is the HTTP status of the response. */
export interface Loaded<P> {
  status?: number | undefined;
  /** Retry-After, in seconds. */
  retryAfter?: number | undefined;
  /** Not stored by the browser: going back must show the current list, with an unused key. */
  live?: boolean;
  props: P;
}

/** Result of a loader without a page: not found, a redirect, or a response that the loader has sent itself. */
type NoPage = { redirect: string } | 'not-found' | 'answered';

/**
 * Wraps the loader of a page without a form action.
 * Methods other than GET and HEAD get 405; caches between the visitor and the site store nothing. A visitor who must
 * log in first is redirected to the log-in, and from there back.
 */
export function page<P extends object>(
  load: (context: PageContext, next: GetServerSidePropsContext) => Promise<Loaded<P> | NoPage>,
): GetServerSideProps<P | Record<string, never>> {
  return async (next) => {
    const { req, res } = next;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return { props: {} };
    }
    const context = await pageContextOf(next);
    if (!(await isKnownHost(req, context.request))) return answerUnknownHost(next);
    try {
      const loaded = await load(context, next);
      if (loaded === 'not-found') return { notFound: true };
      if (loaded === 'answered') return { props: {} };
      if ('redirect' in loaded) return seeOther(loaded.redirect);
      return answerPage(next, context, loaded);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      if (context.request.sessionToken) {
        setCookie(res, cookieNames.flash, JSON.stringify({ text: m.session_ended() }), flashSeconds);
      }
      return seeOther(logInAt(context.frame.here));
    }
  };
}

/** The API has rejected the session, or there was none. */
export function isUnauthorized(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'unauthorized';
}

/** Address of the log-in that leads on to a page of the site. */
export function logInAt(path: string): string {
  return path === '/' ? '/login' : `/login?${new URLSearchParams({ next: path })}`;
}

/** 303: the browser requests the destination with GET, whatever the method was. */
export function seeOther(destination: string): GetServerSidePropsResult<never> {
  return { redirect: { destination, statusCode: 303 } };
}

/** Sends a page: its status, and the headers that follow from it. */
export function answerPage<P>(
  { res }: GetServerSidePropsContext,
  context: PageContext,
  { status = 200, retryAfter, live, props }: Loaded<P>,
): { props: P } {
  res.statusCode = status;
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="todo"');
  if (retryAfter || status === 503) res.setHeader('Retry-After', String(retryAfter ?? 5));
  // With accounts, the next visitor at this machine must not see a page by going back.
  res.setHeader('Cache-Control', context.auth === 'open' && !live ? 'private, no-cache' : 'private, no-store');
  return { props };
}
