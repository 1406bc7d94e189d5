import type { ServerResponse } from 'node:http';
import type { Flash } from '../../ui/page-frame';
import type { Loaded } from '../page';
import type { PageContext } from '../page-context';
import type { FailedSubmission } from '../refusal';

/** A form post: its fields, the path it was sent to, and by whom. */
export interface Post {
  form: URLSearchParams;
  context: PageContext;
  /** For cookies; the page itself is answered by the form's address. */
  response: ServerResponse;
  /** The page that the form was on, as a path of this site. */
  back: string;
  /** The `[id]` of the path. */
  id: number;
  path: string;
  /** Scheme and host by which the visitor reached the site. */
  origin: string;
  /** Idempotency-Key of what the form asks for. */
  key: string;
}

/** The outcome of a form that was accepted. */
export interface FormOutcome<P = never> {
  /** JSON for the page's own script. */
  answer: object;
  /** Consistency-Token of the write. */
  consistencyToken?: string | undefined;
  flash?: Flash;
  /** Path to go to, if not back. */
  to?: string;
  /** Id of the element to show after going back. */
  anchor?: string;
  /** Page to show at once, for what must not be asked for a second time. */
  show?: Loaded<P>;
}

/** The behaviour of an address that forms are posted to. */
export interface FormPage<P> {
  act(post: Post): Promise<FormOutcome<P>>;
  /**
   * The page that says why the form was refused, with all that was typed. Without it every failure is one of ours.
   * @throws what it cannot explain
   */
  refuse?(post: Post, error: unknown): Promise<Loaded<P>>;
  /** False: nothing is at this address. */
  exists?(context: PageContext): boolean | Promise<boolean>;
}

/** The log-in that any form may meet; L are the props of its page. */
export interface LogInGate<L> {
  /** Logs in with the fields of a log-in, if the form has them. @returns why that was refused */
  logIn(post: Post): Promise<FailedSubmission | undefined>;
  /** The page of the log-in, which carries the form that was sent to `address`. */
  loadPage(post: Post, address: string, failed?: FailedSubmission): Promise<Loaded<L>>;
}
