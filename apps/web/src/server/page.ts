import type { GetServerSideProps, GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import { ApiError } from '../api/api-error';
import { m } from '../messages/messages';
import { cookieNames, flashSeconds, setCookie } from './cookies/cookies';
import { answerUnknownHost, isKnownHost } from './known-host';
import { type PageContext, pageContextOf } from './page-context';

/** A page with its props; `status` is the HTTP status it is answered with. */
export interface Loaded<P> {
  status?: number | undefined;
  /** Seconds after which to come again. */
  retryAfter?: number | undefined;
  /** A list changes by what is done from it: going back must show it as it is, with a key that was not used. */
  live?: boolean;
  props: P;
}

/** A loader that has no page: there is none, it is elsewhere, or the loader has answered by itself. */
type NoPage = { redirect: string } | 'not-found' | 'answered';

/**
 * Wraps the loader of a page that is only looked at.
 * Everything but GET and HEAD is 405; nothing is kept by caches between the visitor and us. Who must log in first is
 * led to where that is done, and from there back.
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

/** The API does not know who asks, or not any more. */
export function isUnauthorized(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'unauthorized';
}

/** Address of the log-in that leads to a page of the site. */
export function logInAt(path: string): string {
  return path === '/' ? '/login' : `/login?${new URLSearchParams({ next: path })}`;
}

/** 303: the browser asks for the destination with GET, whatever it has sent. */
export function seeOther(destination: string): GetServerSidePropsResult<never> {
  return { redirect: { destination, statusCode: 303 } };
}

/** Answers with a page: its status, and the headers that follow from it. */
export function answerPage<P>(
  { res }: GetServerSidePropsContext,
  context: PageContext,
  { status = 200, retryAfter, live, props }: Loaded<P>,
): { props: P } {
  res.statusCode = status;
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer realm="todo"');
  if (retryAfter || status === 503) res.setHeader('Retry-After', String(retryAfter ?? 5));
  // Where people log in, the next one at this machine must not find a page by going back.
  res.setHeader('Cache-Control', context.auth === 'open' && !live ? 'private, no-cache' : 'private, no-store');
  return { props };
}
