import type { ServerResponse } from 'node:http';
import type { Flash } from '../../ui/page-frame';
import type { Loaded } from '../page';
import type { PageContext } from '../page-context';
import type { FailedSubmission } from '../refusal';

/** A submitted form: its fields, the path it was sent to, and the request's context. */
export interface Post {
  form: URLSearchParams;
  context: PageContext;
  /** To set cookies; `formPage` sends the page itself. */
  response: ServerResponse;
  /** The page that the form was on, as a path of this site. */
  back: string;
  /** The `[id]` of the path. */
  id: number;
  path: string;
  /** Scheme and host by which the visitor reached the site. */
  origin: string;
  /** Idempotency-Key of the write that the form requests. */
  key: string;
}

/** The outcome of a form that was accepted. */
export interface FormOutcome<P = never> {
  /** JSON for the site's own script. */
  answer: object;
  /** Consistency-Token of the write. */
  consistencyToken?: string | undefined;
  flash?: Flash;
  /** Path to redirect to; by default back to the page with the form. */
  to?: string;
  /** Id of the element to scroll to after the redirect. */
  anchor?: string;
  /** Page to show without a redirect, for content that can be shown only once. */
  show?: Loaded<P>;
}

/** Behavior of an address that forms are posted to. */
export interface FormPage<P> {
  act(post: Post): Promise<FormOutcome<P>>;
  /**
   * The page that says why the form was rejected, with everything that was typed. Without it, every error counts as an
   * internal one.
   * @throws an error that it cannot explain
   */
  refuse?(post: Post, error: unknown): Promise<Loaded<P>>;
  /** False makes the response 404. */
  exists?(context: PageContext): boolean | Promise<boolean>;
}

/** The log-in that may come before any form; L are the props of its page. */
export interface LogInGate<L> {
  /** Logs in with the log-in fields of the form, if it has any. @returns why that was rejected */
  logIn(post: Post): Promise<FailedSubmission | undefined>;
  /** The log-in page, which carries the form that was sent to `address`. */
  loadPage(post: Post, address: string, failed?: FailedSubmission): Promise<Loaded<L>>;
}
